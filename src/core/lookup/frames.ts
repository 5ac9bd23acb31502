/** How a question is put: who owns it, whose half, or something that we don't answer at all. */
import type { Side } from './outcome.ts';

const any = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'));

/** Asks who: then it is our kind of question, whatever else it says. */
const OWNERSHIP = any(
  String.raw`\b(?:who|whom|whose|who's|whos|by whom|responsib\w*|accountab\w*|liable|owners?|owns|ours|theirs|yours)\b`,
  String.raw`\b(?:on|up to|down to|left to|falls? (?:on|to)|lies? with|sits? with|rests? with) (?:us|me|you|aws|amazon|them|the customer)\b`,
  String.raw`\b(?:aws|amazon|the provider) and (?:us|we|me|customers?|the customer|you)\b|\b(?:us|we|customers?) and (?:aws|amazon)\b`,
  String.raw`\b(?:us|me|we|ours|mine|them|aws|amazon|customers?) or (?:us|me|we|ours|them|aws|amazon|customers?|theirs)\b`,
  String.raw`\b(?:my|our|your|their|aws's|amazon's|aws|amazon|customer'?s?|which|what|whose) (?:job|task|responsibility|duty|problem|fault|side|side's|half|part|turf|remit|call|headache)\b`,
  String.raw`\b(?:is it (?:us|me)|is (?:that|this|it) (?:me|us|my|our|aws|amazon|on|up|down|done|handled|something)|is (?:aws|amazon) (?:responsible|going|in charge|meant|supposed|the one)|have to|need to care|supposed to|does (?:aws|amazon|it) (?:do|patch|handle|manage|take|encrypt|keep|look|own|run|back|protect|secure|still|update|cover|train|ever|itself|also)|handled (?:by|for)|done for (?:us|me)|taken care of|somebody (?:here|else)|someone here|anyone here|blame (?:aws|amazon)|customer or|in charge)\b`,
);

/** Asks whether it is ours; with "how" or "which" before it, it asks something else. */
const YES_OR_NO =
  /\b(?:do|should|must|can|are|am|will|would|shall) (?:we|i)\b|\bhave to\b|\bdoes (?:aws|amazon|it)\b/;

/** Asks what, when, where, how: another kind of question, unless it also asks who. */
const OTHER_QUESTION = any(
  String.raw`(?:^|[.?!,:] ?|\b(?:hi|hey|hello|so|and|but|please|anyone know|do you know|can someone tell me) )(?:what(?! about| happens| if)|whats|what's|when|where(?! (?:is|are|does|do) (?:our|my|the) (?:data|content))|why|how(?! about)|which(?! (?:region|country|side|party|half)))\b`,
  String.raw`\b(?:stands? for|difference between|is there (?:a|any) way|better than|worse than|cheaper than|faster than|slower than|(?:faster|cheaper|better|best|slower) (?:than|for)|pros and cons|vs which|named after|alternatives? to|steps? to|guide to|example (?:of|for)|tutorial|how to|how do i|how can i|which (?:is|one is|are|one should|should|cert|exam))\b`,
  String.raw`\b(?:should|shall|do) i (?:use|take|choose|pick|buy|learn|get|start|go|study|pass)\b`,
  String.raw`\b(?:define|definition|meaning of|translate|recommend\w*|suggest\w*|remind me|tell me (?:a|an|about|more)|write (?:me )?(?:a|an|some)|give me|show me|sing|book (?:a|me)|order (?:a|me)|reset my|unlock my|approve my|create an? \w+ ticket|open an? ticket)\b`,
);
/** Asks for a figure or a price. */
const FIGURE =
  /\b(?:(?:price|prices|pricing|cost|costs) (?:of|for|per|calculator|comparison)|comparison|calculator|free tier|cheat ?sheet|vs\.? .{2,40} (?:cost|price|speed|performance)|per (?:hour|gb|month|request|second)|(?:hourly|monthly|daily|yearly|annual) (?:cost|price|fee|rate)|near me|maps?$|pricing|diagram|url|lists?$|docs|documentation|payload size|limits? of|max(?:imum)?|minimum (?:size|memory)|\d+ ?(?:[kmgt]b ?\/ ?s|[kmgt]?bps|rps|tps|qps|iops)|can [\w ]{2,40} be used (?:together )?with|(?:whether|if) [\w ]{2,30} (?:has|have|supports?)|without downtime|syntax|available in|yet(?= ?[?!.]*$)|default (?:timeout|port|limit|value|size)|latency|stock price|net worth)\b/;
/** Wants something done: "delete all my snapshots". */
const ORDER =
  /^(?:please |pls |can you |could you )?(?:(?:delete|remove|return|restart|reboot|show|give|send|list|print|find|buy|call|stop|start|launch|run|open|close|move|copy|download|upload|install|make|draw|play|tell|help|fix|cancel|renew|change|get|bring|fetch|check) (?:me|my|all|us)\b|(?:return|buy|order|book|sing|draw|play|cancel) (?:a|an|the|some|two|more)\b)/;
/** Asks how things are at this moment. */
const STATUS = /^is \w+(?: \w+)? (?:down|up|offline|online|slow)(?: (?:now|today|again))?[ ?!.]*$/;
/** Two things beside each other, and nothing asked of them. */
const VERSUS = /^[\w-]+(?: [\w-]+)? (?:vs?\.?|versus|or) [\w-]+(?: [\w-]+)?[ ?!.]*$/;

/** Something is broken, or it is code. */
const TROUBLE = any(
  String.raw`\baccess ?denied\b|\bnot authorized to perform\b|\b[a-z]+exception\b|\bwhat am i missing\b`,
  String.raw`\b(?:errors?$|errors? (?:when|in|on|with|while|message|code)|(?:validation|syntax|compile|build|connection|permission) errors?|fails?$|fails? with|failed with|failing with|(?:exit|status|error) code|isn't working|not working|doesn't work|does not work|won't start|timed out|timing out|can't connect|cannot connect|is (?:so |very |too )?slow$|stack ?trace|exception)\b`,
  String.raw`\b(?:kubectl|boto3|awscli|aws cli|the cli|npm (?:i|install|run|ci)|pip install|docker (?:build|run|push|pull)|git (?:push|pull|clone|commit|rebase)|terraform (?:plan|apply|init|example)|snippet|regex|one-?liner|code example|sudo|curl|rm -\w+|drop table|select .+ from|insert into)\b`,
  String.raw`<\/?\w+>|[{}]|=>|==|&&|\|\||\$\(|--\s*$`,
);

/** The model's own words: "of vs in", "of the cloud and in the cloud". */
const OF_VERSUS_IN =
  /\bof(?: the cloud)?,? (?:vs?\.?|versus|and|or|against)(?: security)? in\b|\bin(?: the cloud)?,? (?:vs?\.?|versus|and|or|against)(?: security)? of\b/;
const BOTH_SIDES =
  /\b(?:aws|amazon)\b.*\b(?:us|we|our|ours|you|me|my|customers?)\b|\b(?:us|we|our|ours|you|me|my|customers?)\b.*\b(?:aws|amazon)\b/;
const AWS_HALF =
  /\bwhat (?:does|do|will|is|has) (?:aws|amazon)\b|\b(?:aws|amazon)(?:'s)? (?:part|half|side|end|share|bit|does|do)\b|\bwhat (?:parts?|bits?) (?:is|are|does) (?:aws|amazon)/;
const OUR_HALF = any(
  String.raw`\bwhat (?:do|must|should|shall|is|are|have|am) (?:we|i|customers?|the customer|us|you)\b`,
  String.raw`\bwhat(?:'s| is| remains| stays) (?:on|left (?:for|to)|up to|with|for) (?:us|me|you|customers?|the customer)\b`,
  String.raw`\b(?:my|our|customer|customer's) (?:parts?|half|side|share|bits?|end|responsibilit(?:y|ies)|duty|duties)\b|\bleft (?:for|to) us\b`,
);
const ANALOGY =
  /\b(?:analog(?:y|ies|ue)|metaphors?|eli5|like i'?m (?:5|five)|in (?:plain|simple|layman'?s) (?:english|words|terms)|picture (?:for|of)|explain .{0,60}\b(?:with|like|using|as) (?:a|an|the))\b/;
const HELP =
  /^(?:help|help me|what can you do|what do you do|how do(?:es)? (?:this|you|it) work|usage|commands|what can i ask(?: you)?|how do i use (?:this|you|it|this bot)|help please|please help|info|menu|start|examples?)[ ?!.]*$/;
/** Knowledge of the world, however it asks who. */
const TRIVIA =
  /\bwho (?:was the|invented|discovered|founded|wrote(?! (?:that|this|the|our|a) (?:\w+ )?(?:policy|rule|role|code))|painted|won|composed|directed|starred|sang|scored|coined|married|killed|plays|played|invents|founds)\b|\bwho(?:'s| is) (?:the )?(?:ceo|cfo|cto|founder|president|prime minister|king|queen|pope|mayor|author|singer|actor)\b/;

/** About people of the company, and what one of them did. */
const PEOPLE = any(
  String.raw`\bwhose turn\b|\bwho(?:'s|s| is| are) (?:on[- ]?call|covering|standing in|on duty|on shift)\b`,
  String.raw`\bwho (?:approved|merged|signed|attended|ordered|booked|committed|reviewed|presented|called|emailed|pushed|deployed|broke|wrote|ran|gave|took|left)\b.*\b(?:yesterday|this morning|earlier today|last (?:night|week|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b`,
  String.raw`\bwhich (?:of (?:our|the|my) )?(?:squads?|teams?|people|colleagues?|engineers?|devs?)\b.*\b(?:repos?|repository|board|channel|roadmap)\b`,
);

const CHAT =
  /^(?:who|what) are you\b|^are you (?:a |an )?(?:bot|human|real|ai|robot)\b|^who made you\b|^(?:never mind|nevermind|forget it|you are (?:wrong|right|great|useless)|well done|not sure)\b|^(?:(?:ok|okay|k|cool|nice|great|good|bad|awesome|perfect|thanks?|thank|you|ty|thx|cheers|lol|haha|hi|hey|hello|yo|bye|goodbye|morning|afternoon|evening|night|everyone|all|so|much|very|that|helped|was|helpful|bot|bots|wow|yes|no|yep|nope|sure|right|got|it|there|again|mate|folks|team)[ ,.!?)(:]*)+$/;

export interface Frame {
  /** Asks who, whose or whether it is ours. */
  readonly ownership: boolean;
  /** Asks something else: how, how much, what it is, why it doesn't work. */
  readonly elsewhere: boolean;
  readonly side: Side;
  readonly analogy: boolean;
  readonly help: boolean;
  /** Nothing but "this or that". */
  readonly versus: boolean;
  /** Small talk. */
  readonly chat: boolean;
  /** Speaks of AWS and of us beside each other. */
  readonly both: boolean;
  /** Asks for the model itself. */
  readonly model: boolean;
}

/** Reads the frame of a normalised question; `typed` is the question as it came. */
export function frameOf(text: string, typed: string): Frame {
  const model = OF_VERSUS_IN.test(text);
  const code = TROUBLE.test(text) || TROUBLE.test(typed.slice(0, 400).toLowerCase());
  const side = code ? null : AWS_HALF.test(text) ? 'aws' : OUR_HALF.test(text) ? 'customer' : null;
  const other = [OTHER_QUESTION, FIGURE, ORDER, STATUS].some((pattern) => pattern.test(text));
  const ownership =
    side !== null || OWNERSHIP.test(text) || (!other && !code && YES_OR_NO.test(text));
  return {
    ownership,
    elsewhere: ((other || code) && !ownership && !model) || TRIVIA.test(text) || PEOPLE.test(text),
    side,
    analogy: ANALOGY.test(text),
    help: HELP.test(text),
    versus: VERSUS.test(text),
    chat: CHAT.test(text),
    both: BOTH_SIDES.test(text),
    model,
  };
}

/** How a question is put: who owns it, whose half, or something that we don't answer at all. */
import type { Side } from './outcome.ts';

/** Asks who: then it is our kind of question, whatever else it says. */
const OWNERSHIP =
  /\b(?:who|whom|whose|who's|whos|responsib\w*|accountab\w*|liable|owner|owners|owns|ours|theirs|on us|on me|on you|up to us|up to me|down to us|down to me|down to aws|up to aws|us or|or us|or me|aws or|or aws|amazon or|or amazon|or them|them or us|my (?:job|task|responsibility|duty|problem)|our (?:job|task|duty|problem|fault|side)|aws's (?:job|problem|side)|do (?:we|i) (?:have|need|ever|still)|do we|are we|am i|should (?:we|i)|must (?:we|i)|have to|need to care|supposed to|does (?:aws|amazon)|is (?:aws|amazon)|is it (?:us|me|my|our|aws|amazon)|is that (?:us|me|my|our|aws|amazon)|is this (?:us|me|my|our|aws|amazon)|which side|what side|customer or|blame (?:aws|amazon)|handled by|done for (?:us|me)|does it for us)\b/;

/** Asks how, how much, when, what it is: another kind of question. */
const ELSEWHERE =
  /\b(?:how (?:to|do (?:i|you)|can i|big|fast|far|old|tall)|what (?:does|do) .{1,40} (?:stand for|mean)|stands? for|what(?:'s| is| are) (?:a|an|the (?:difference|price|cost|max|maximum|default|limit|name|best|latest|command|syntax|meaning|point))\b|difference between|which (?:is|one is|are) (?:faster|cheaper|better|best|bigger|slower|newer)|better than|worse than|cheaper than|faster than|(?:price|pricing|cost) (?:of|for|per)|per (?:hour|gb|month|request)|max(?:imum)? (?:size|timeout|number|memory|length)|(?:exit|error|status) code|stack ?trace|exception|snippet|tutorial|example code|sample code|cheat ?sheet|cli command|with the cli|aws cli|boto3|syntax|regex|one-?liner|named after|when (?:is|was|did|does|will)|what year|latency|ping time|recommend|pros and cons|alternative to|translate|write (?:me )?a|remind me|tell me (?:a|about)|reset my|unlock my|approve my|book (?:a|me)|order (?:a|me)|which cert|exam|certification (?:path|first)|salary|interview)\b/;

const AMOUNT =
  /(?:^|[.?!,] ?)how (?:many|much)\b|\bhow (?:many|much) (?:is|are|does|do|did|will|would)\b/;
/** "what is kubernetes": wants a definition. */
const DEFINITION =
  /^(?:what(?:'s| is| are)|whats|define|meaning of|explain) (?:an? |the )?(?!ours?\b|us\b|on\b|aws|amazon|our\b|my\b|shared|left|up to|the )[\w-]+(?: [\w-]+){0,2}[?. ]*$/;
const TROUBLE =
  /\b(?:errors?$|errors? (?:when|in|on|with|while|message)|(?:validation|syntax|compile|build) error|fails with|failed with|failing with|exit code|isn't working|not working|doesn't work|won't start|times? out|timing out|can't connect|cannot connect|keeps (?:dropping|crashing|failing))/;
const ADVICE =
  /\b(?:which|what) .{0,40}\b(?:should|shall|do) (?:i|we) (?:use|take|choose|pick|buy|learn|get|start|go)\b|\bmax(?:imum)?\b|\bminimum (?:size|memory)\b/;

/** The model's own words: "of vs in", "of the cloud and in the cloud". */
const OF_VERSUS_IN =
  /\bof(?: the cloud)?,? (?:vs?\.?|versus|and|or|against)(?: security)? in\b|\bin(?: the cloud)?,? (?:vs?\.?|versus|and|or|against)(?: security)? of\b/;
const AWS_HALF =
  /\bwhat (?:does|do|will|is|has) (?:aws|amazon)\b|\b(?:aws|amazon)(?:'s)? (?:part|half|side|end|share|bit|does|do)\b|\bwhat (?:parts?|bits?) (?:is|are|does) (?:aws|amazon)/;
const OUR_HALF =
  /\bwhat (?:do|must|should|shall|is|are|have) (?:we|i|customers?|the customer|us|you)\b|\bwhat(?:'s| is| remains| stays) (?:on|left (?:for|to)|up to|with|for) (?:us|me|you|customers?|the customer)\b|\b(?:my|our|customer|customer's) (?:part|half|side|share|bit|end)\b|\bleft (?:for|to) us\b/;
const ANALOGY =
  /\b(?:analog(?:y|ies|ue)|metaphors?|comparison|eli5|like i'?m (?:5|five)|in (?:plain|simple) (?:english|words|terms)|picture|explain .{0,60}(?:with|like|using) (?:a|an|the))\b/;
const HELP =
  /^(?:help|help me|\?+|what can you do|how do(?:es)? (?:this|you|it) work|usage|commands|what can i ask(?: you)?|how do i use (?:this|you|it|this bot)|help please|please help|info|\/?help|hilfe|menu|start|examples?)[ ?!.]*$/;
const BOT =
  /^(?:who are you|what are you|are you (?:a |an )?(?:bot|human|real|ai|robot)|who made you)\b/;

export interface Frame {
  readonly ownership: boolean;
  readonly elsewhere: boolean;
  readonly side: Side;
  readonly analogy: boolean;
  readonly help: boolean;
  readonly chat: boolean;
  /** Asks for the model itself. */
  readonly model: boolean;
}

/** Reads the frame of a normalised question. */
export function frameOf(text: string): Frame {
  return {
    ownership: OWNERSHIP.test(text),
    elsewhere:
      [ELSEWHERE, AMOUNT, DEFINITION, TROUBLE, ADVICE].some((pattern) => pattern.test(text)) &&
      !OF_VERSUS_IN.test(text),
    side: AWS_HALF.test(text) ? 'aws' : OUR_HALF.test(text) ? 'customer' : null,
    analogy: ANALOGY.test(text),
    help: HELP.test(text),
    chat: BOT.test(text),
    model: OF_VERSUS_IN.test(text),
  };
}

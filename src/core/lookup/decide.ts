/** What was read → an outcome: answered, suggested, or an honest "don't know". */
import { resolve } from '../knowledge/resolve.ts';
import type { Knowledge, Service, Topic } from '../knowledge/shape.ts';
import { analogyOf } from './analogies.ts';
import { answer } from './answer.ts';
import { card } from './card.ts';
import type { FindNamed } from './exact.ts';
import { type Judgement, judge } from './judge.ts';
import type { Unit } from './language.ts';
import type { Outcome, Part, Suggestion } from './outcome.ts';
import { type Item, itemsOf, serviceOf } from './parts.ts';
import type { Reading } from './read.ts';
import { isSure } from './sure.ts';
import { wordsIn } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Decide = (question: string, reading: Reading, service: Service | null) => Outcome;

/** With both sides named: the model is what is asked for. */
const MODEL =
  /\b(?:secur\w*|responsib\w*|parts?|split|divid\w*|does what|duties|whose|who does|who has)\b/;

/** A topic this near the best's score is as likely as the best. */
const AS_LIKELY = 0.7;

export function createDecide(
  knowledge: Knowledge,
  vocabulary: Vocabulary,
  findNamed: FindNamed,
): Decide {
  const find = (id: string) => knowledge.services.get(id);

  function partOf(item: Item, narrowed: Service | null, reading: Reading): Part {
    const named = serviceOf(item, find);
    const service = named ?? narrowed;
    const { side } = reading.frame;
    if (!service) return answer(knowledge, item.candidate.topic, null, side);
    // Where the likeliest topic doesn't apply to the service, one that is as likely may.
    const [best] = item.judgement.candidates;
    const near = item.judgement.candidates.filter(
      ({ score }) => best && score >= best.score * AS_LIKELY,
    );
    const topic = near.map((each) => each.topic).find((each) => resolve(knowledge, each, service));
    if (topic) return answer(knowledge, topic, service, side);
    // An everyday word that may be a service gives way where the topic doesn't apply to it.
    const sure = item.mention && !item.mention.weak ? service : null;
    return answer(knowledge, item.candidate.topic, sure, side);
  }

  /** "what does aws do", "who is responsible for security": nothing named but the model's halves. */
  function generalOf({ frame, text }: Reading, whole: Judgement): Topic | null {
    if (!alone(whole) || frame.elsewhere) return null;
    if (!frame.ownership && frame.side === null) return null;
    const model = knowledge.topics.get('shared-responsibility-model') ?? null;
    if (frame.both && MODEL.test(text)) return model;
    if (frame.side === 'aws') return knowledge.topics.get('security-of-the-cloud') ?? null;
    if (frame.side === 'customer') return knowledge.topics.get('security-in-the-cloud') ?? null;
    return /\b(?:secur\w*|safe\w*|protect\w*)\b/.test(text) ? model : null;
  }

  const ambiguous = new Map(
    [...knowledge.ambiguous].map(([word, ids]) => [
      wordsIn(word.toLowerCase())
        .map(({ stem }) => stem)
        .join(' '),
      ids.flatMap((id) => knowledge.topics.get(id) ?? []),
    ]),
  );

  /** "who manages the network": the only word that tells something has several senses. */
  function sensesOf({ units, mentions, frame }: Reading): readonly Topic[] {
    if (frame.elsewhere || frame.chat) return [];
    const inName = ({ from, to }: Unit) => mentions.some((m) => from >= m.from && to <= m.to);
    const told = units.filter((unit) => unit.kind === 'content' && !inName(unit));
    const [only] = told;
    return only && told.length === 1 ? (ambiguous.get(only.stem) ?? []) : [];
  }

  return (question, reading, narrowed) => {
    const answered = (parts: readonly Part[]): Outcome => ({ kind: 'answered', question, parts });
    const unsure = (whole: Judgement, service: Service | null): Outcome => {
      const suggestions = suggest(whole, service);
      return suggestions.length > 0
        ? { kind: 'suggested', question, suggestions }
        : { kind: 'unknown', question, reason: 'not-understood' };
    };
    if (reading.frame.help) return answered([{ kind: 'help' }]);
    if (reading.words.length === 0) return { kind: 'unknown', question, reason: 'empty' };
    const named = findNamed(reading.text);
    if (named) {
      const mentioned = reading.mentions.find(({ weak }) => !weak)?.service ?? null;
      const service = named.service ?? mentioned ?? narrowed;
      return answered(named.topics.map((topic) => answer(knowledge, topic, service, null)));
    }
    const senses = sensesOf(reading);
    if (senses.length > 1) {
      const [mention] = reading.mentions.filter(({ weak }) => !weak);
      const service = mention?.service ?? narrowed;
      return answered(senses.map((topic) => answer(knowledge, topic, service, reading.frame.side)));
    }
    const { whole, items, mentions } = itemsOf(vocabulary, reading);
    const analogy = analogyOf(knowledge, reading, (units) =>
      analogyTopic(units === reading.units ? whole : judge(vocabulary, units, reading.mentions)),
    );
    if (analogy) return answered([analogy]);
    const model = reading.frame.model && knowledge.topics.get('shared-responsibility-model');
    if (model) return answered([answer(knowledge, model, null, null)]);
    const strong = mentions.filter(({ weak }) => !weak);
    if (reading.otherCloud && strong.length === 0) {
      return { kind: 'unknown', question, reason: 'other-cloud' };
    }
    // "terraform vs cloudformation" compares; "patching ec2 vs rds" asks two things.
    if (reading.frame.versus && items.length < 2)
      return unsure(whole, mentions[0]?.service ?? narrowed);
    const sure = items.filter((item) => {
      const service = serviceOf(item, find) ?? narrowed;
      return isSure(item.judgement, reading, (topic) => {
        const there = service && resolve(knowledge, topic, service);
        return (there?.responsibility ?? topic.general).owner;
      });
    });
    if (sure.length > 0 && (sure.length === items.length || items.length > 1)) {
      return answered(applying(sure.map((item) => partOf(item, narrowed, reading))));
    }
    const [mention] = strong;
    if (mention && strong.length === 1 && alone(whole) && !reading.frame.elsewhere) {
      const part = card(knowledge, mention.service, mention.topics, reading.frame.side);
      if (part) return answered([part]);
    }
    const general = generalOf(reading, whole);
    if (general) return answered([answer(knowledge, general, null, reading.frame.side)]);
    return unsure(whole, mentions[0]?.service ?? narrowed);
  };
}

/** Of several parts those that apply; one alone may say that it doesn't. */
function applying(parts: readonly Part[]): readonly Part[] {
  const some = parts.filter(({ kind }) => kind !== 'not-applicable');
  return some.length > 0 ? some : parts.slice(0, 1);
}

/** The topic that an analogy is asked for. */
function analogyTopic({ candidates, support }: Judgement): Topic | null {
  const [best] = candidates;
  return best && best.fullness > 0.8 && support > 0.4 ? best.topic : null;
}

/** Nothing but the service's name and words that fit anything. */
function alone({ known, unknown }: Judgement): boolean {
  return known === 0 && unknown === 0;
}

function suggest({ candidates, support }: Judgement, service: Service | null): Suggestion[] {
  const [best] = candidates;
  if (!best || best.score < 0.25 || support < 0.2) return [];
  return candidates
    .filter(({ score }) => score >= best.score * 0.4)
    .slice(0, 5)
    .map(({ topic }) => ({ topic, service: service && topic.varies ? service : null }));
}

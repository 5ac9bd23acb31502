/** "Explain it with the apartment": which analogy fits, and for which topic. */
import type { Analogy, Knowledge, Topic } from '../knowledge/shape.ts';
import type { Unit } from './language.ts';
import type { Part } from './outcome.ts';
import type { Reading } from './read.ts';
import { wordsIn } from './tokens.ts';

/**
 * The analogy that is named, or the one that stands for the topic; null where none is asked for. `topicIn` tells
 * what topic a stretch of the question is about.
 */
export function analogyOf(
  knowledge: Knowledge,
  { words, units, frame }: Reading,
  topicIn: (units: readonly Unit[]) => Topic | null,
): Part | null {
  if (!frame.analogy) return null;
  const topic = topicIn(besidePicture(units)) ?? topicIn(units);
  const said = ` ${words.map(({ stem }) => stem).join(' ')} `;
  const all = [...knowledge.analogies.values()];
  const named = all
    .map((analogy) => ({ analogy, length: longest(analogy, said) }))
    .filter(({ length }) => length > 0)
    .sort((one, other) => other.length - one.length)[0];
  const analogy = named?.analogy ?? all.find((each) => fits(each, topic)) ?? all[0];
  return analogy ? { kind: 'analogy', analogy, topic } : null;
}

/**
 * "Explain patching" of "explain patching with the apartment lock", "patching" of "apartment analogy for patching":
 * the picture's words ask for no topic.
 */
function besidePicture(units: readonly Unit[]): readonly Unit[] {
  const after = units.findIndex(
    ({ raw }, index) => PICTURES.has(raw) && /^(?:for|of)$/.test(units[index + 1]?.raw ?? ''),
  );
  if (after >= 0 && after + 2 < units.length) return units.slice(after + 2);
  const at = units.findLastIndex(
    ({ raw }, index) => WITH.has(raw) && ARTICLES.has(units[index + 1]?.raw ?? ''),
  );
  return at > 0 ? units.slice(0, at) : units;
}

const PICTURES = new Set(['analogy', 'analogies', 'metaphor', 'picture']);
const WITH = new Set(['with', 'like', 'using', 'as', 'through', 'by']);
const ARTICLES = new Set(['a', 'an', 'the', 'that', 'this', 'your']);

/** The letters of its longest word that was said. */
function longest({ words }: Analogy, said: string): number {
  const lengths = words
    .map((word) => wordsIn(word.toLowerCase()).map(({ stem }) => stem))
    .filter((stems) => said.includes(` ${stems.join(' ')} `))
    .map((stems) => stems.join(' ').length);
  return Math.max(0, ...lengths);
}

function fits({ maps, images }: Analogy, topic: Topic | null): boolean {
  if (!topic) return false;
  const ids = [...images.values(), ...maps.aws, ...maps.customer];
  return ids.includes(topic.id);
}

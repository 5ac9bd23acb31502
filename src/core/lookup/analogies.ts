/** "Explain it with the apartment": which analogy fits, and for which topic. */
import type { Analogy, Knowledge, Topic } from '../knowledge/shape.ts';
import type { Part } from './outcome.ts';
import type { Reading } from './read.ts';
import { wordsIn } from './tokens.ts';

/** The analogy that is named, or the one that stands for the topic; null where none is asked for. */
export function analogyOf(
  knowledge: Knowledge,
  { words, frame }: Reading,
  topic: Topic | null,
): Part | null {
  if (!frame.analogy) return null;
  const said = ` ${words.map(({ stem }) => stem).join(' ')} `;
  const all = [...knowledge.analogies.values()];
  const named = all
    .map((analogy) => ({ analogy, length: longest(analogy, said) }))
    .filter(({ length }) => length > 0)
    .sort((one, other) => other.length - one.length)[0];
  const analogy = named?.analogy ?? all.find((each) => fits(each, topic)) ?? all[0];
  return analogy ? { kind: 'analogy', analogy, topic } : null;
}

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

/** A backlog entry as YAML for the knowledge files; what people have to fill in is `___`. */
import type { Knowledge, Service, Topic } from '../knowledge/shape.ts';

export interface Snippet {
  readonly file: string;
  /** The key in the file under which the lines belong; null: they are the whole file. */
  readonly under: 'words' | 'words_with_service' | null;
  readonly text: string;
  /** Titles of the topics that have the word already. */
  readonly taken: readonly string[];
}

/** What a word in a file may be, at most. */
const LONGEST = 80;

const BLANK = '___';

/** The words of a question that tell: "who owns the flux capacitor" is "flux capacitor". */
function wordsFor(text: string): string {
  const rest = text
    .replace(
      /^(?:who(?:'s| is)? (?:owns?|handles?|does|secures?|responsible for|in charge of)|whose (?:job|responsibility) is(?: it to)?) /,
      '',
    )
    .replace(/^(?:the|our|my|an?) /, '');
  return rest === '' ? text : rest;
}

/** A new alias: a word of the topic, or of the topic on one service. */
export function aliasSnippet(
  text: string,
  topic: Topic,
  service: Service | null,
  { topics }: Knowledge,
): Snippet {
  const words = wordsFor(text);
  const word = words.length <= LONGEST ? scalar(words) : BLANK;
  const taken = [...topics.values()]
    .filter((each) => each.words.includes(words) || each.wordsWithService.has(words))
    .map(({ title }) => title);
  return {
    file: `knowledge/topics/${topic.id}.yaml`,
    under: service ? 'words_with_service' : 'words',
    text: service ? `  ${word}: ${service.id}` : `  - ${word}`,
    taken,
  };
}

/** A new topic, as a file of its own. */
export function topicSnippet(text: string): Snippet {
  const words = wordsFor(text);
  const lines = [
    '# yaml-language-server: $schema=../schema/topic.json',
    `id: ${BLANK}`,
    `title: ${BLANK}`,
    'words:',
    `  - ${words.length <= LONGEST ? scalar(words) : BLANK}`,
    'general:',
    `  owner: ${BLANK} # aws, customer or shared`,
    `  aws: ${BLANK}`,
    `  you: ${BLANK}`,
    `  why: ${BLANK}`,
    '  seen: read # the source: read, excerpt or recalled',
    `  sources: [${BLANK}] # ids from sources.yaml`,
  ];
  return { file: 'knowledge/topics/___.yaml', under: null, text: lines.join('\n'), taken: [] };
}

/** Text that YAML reads as that very text. */
function scalar(text: string): string {
  const plain = /^[a-z][a-z0-9]*(?: [a-z0-9]+)*$/.test(text);
  return plain && !/^(?:true|false|null|yes|no|on|off|y|n)$/.test(text)
    ? text
    : JSON.stringify(text);
}

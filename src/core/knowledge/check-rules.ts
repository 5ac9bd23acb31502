import { LIST_RULES } from './check-list.ts';
import { TOPIC_RULES } from './check-topic.ts';
import type { Fault, ParsedFile } from './fault.ts';
import { strings } from './spot.ts';

/** What no shape can say: each file held against the rules for its kind. */
export function checkRules(files: readonly ParsedFile[]): readonly Fault[] {
  const faults: Fault[] = [];
  for (const { file, value } of files) {
    const rules = file.startsWith('topics/') ? TOPIC_RULES : (LIST_RULES[file] ?? []);
    for (const rule of rules)
      for (const found of rule(value, file)) faults.push({ file, ...found });
  }
  return [...faults, ...sameTopicTwice(files)];
}

function sameTopicTwice(files: readonly ParsedFile[]): readonly Fault[] {
  const seen = new Map<string, string>();
  return files.flatMap(({ file, value }) => {
    const spot = file.startsWith('topics/') ? strings(value, 'id')[0] : undefined;
    const first = spot && seen.get(spot.value);
    if (spot && !first) seen.set(spot.value, file);
    if (!spot || !first) return [];
    const message = `the topic \`${spot.value}\` is in ${first} already`;
    return [{ file, path: spot.path, message, hint: 'give it an id of its own' }];
  });
}

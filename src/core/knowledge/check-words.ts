import type { Fault, ParsedFile } from './fault.ts';
import { at, type Spot, spots, stepInto, strings, type TextSpot } from './spot.ts';

interface Claim {
  readonly file: string;
  readonly spot: TextSpot;
  /** `topic os-patching` */
  readonly owner: string;
  readonly kind: 'topic' | 'service' | 'analogy';
  readonly id: string;
}

/** Words that two topics, two services, or a topic and a service claim without saying so. */
export function checkWords(files: readonly ParsedFile[]): readonly Fault[] {
  const claims = new Map<string, Claim[]>();
  for (const claim of allClaims(files)) {
    const others = claims.get(claim.word);
    if (others) others.push(claim);
    else claims.set(claim.word, [claim]);
  }
  const allowed = new Allowed(files);
  const faults: Fault[] = [];
  for (const [word, all] of claims) {
    all.forEach((claim, index) => {
      const rival = all.slice(0, index).find((other) => !allowed.pair(word, other, claim));
      if (rival) faults.push(clash(word, rival, claim));
    });
  }
  return [...faults, ...idleWords(files)];
}

function clash(word: string, rival: Claim, claim: Claim): Fault {
  const where = { file: claim.file, ...at(claim.spot) };
  if (rival.owner === claim.owner) {
    return { ...where, message: `\`${word}\` stands twice`, hint: 'one is enough' };
  }
  const message = `\`${word}\` belongs to ${claim.owner} and to ${rival.owner}`;
  return { ...where, message, hint: `keep it in one of them, or ${wayOut(rival, claim)}` };
}

function wayOut(rival: Claim, claim: Claim): string {
  if (rival.kind === 'topic' && claim.kind === 'topic') {
    return 'list the word with both topics in ambiguous.yaml';
  }
  if (rival.kind === 'service' && claim.kind === 'service') {
    return "name the other under one service's `confused_with:`";
  }
  return rival.kind === 'analogy' || claim.kind === 'analogy'
    ? 'say it in more words'
    : "name the topic under the service's `topic_words:`";
}

type WordClaim = Claim & { readonly word: string };

function* allClaims(files: readonly ParsedFile[]): Generator<WordClaim> {
  for (const { file, value } of files) {
    if (file.startsWith('topics/')) yield* claimsOf(file, value, 'topic');
    const kind = LISTS[file];
    if (!kind || !Array.isArray(value)) continue;
    for (const [index, entry] of value.entries()) yield* claimsOf(file, entry, kind, index);
  }
}

const LISTS: Readonly<Record<string, Claim['kind']>> = {
  'services.yaml': 'service',
  'analogies.yaml': 'analogy',
};

function* claimsOf(
  file: string,
  entry: unknown,
  kind: Claim['kind'],
  index?: number,
): Generator<WordClaim> {
  const id = idOf(entry) ?? `number ${(index ?? 0) + 1}`;
  const owner = `the ${kind} \`${id}\``;
  const inside = index === undefined ? [] : [index];
  for (const pattern of ['words.*', 'words_with_service.~']) {
    for (const found of strings(entry, pattern)) {
      const spot = { ...found, path: [...inside, ...found.path] };
      yield { file, spot, kind, id, owner, word: fold(found.value) };
    }
  }
}

/** The pairs that the files themselves declare to share a word. */
class Allowed {
  private readonly pairs = new Set<string>();

  constructor(files: readonly ParsedFile[]) {
    for (const { file, value } of files) {
      if (file === 'ambiguous.yaml') this.readAmbiguous(value);
      if (file !== 'services.yaml') continue;
      for (const { path, value: other } of strings(value, '*.confused_with.*.*')) {
        this.add(String(path[2]), idAt(value, path), other);
      }
      for (const { path, value: topic } of strings(value, '*.topic_words.*.*')) {
        this.add(String(path[2]), idAt(value, path), topic);
      }
    }
  }

  pair(word: string, one: Claim, other: Claim): boolean {
    return one.owner !== other.owner && this.pairs.has(key(word, one.id, other.id));
  }

  private readAmbiguous(value: unknown): void {
    for (const entry of spots(value, '*')) {
      const topics = strings(entry.value, 'topics.*');
      for (const word of strings(entry.value, 'word')) {
        for (const one of topics) {
          for (const two of topics) this.add(word.value, one.value, two.value);
        }
      }
    }
  }

  private add(word: string, one: string, two: string): void {
    this.pairs.add(key(fold(word), one, two)).add(key(fold(word), two, one));
  }
}

/** Words that are said to be special but stand among no service's words. */
function idleWords(files: readonly ParsedFile[]): readonly Fault[] {
  const file = 'services.yaml';
  const value = files.find((parsed) => parsed.file === file)?.value;
  const words = new Set(
    strings(value, '*.words.*').map((spot) => `${spot.path[0]} ${fold(spot.value)}`),
  );
  return ['*.weak_words.*', '*.topic_words.~', '*.confused_with.~'].flatMap((pattern) =>
    strings(value, pattern)
      .filter((spot) => !words.has(`${spot.path[0]} ${fold(spot.value)}`))
      .map((spot) => ({
        file,
        ...at(spot),
        message: `\`${spot.value}\` is none of this service's words`,
        hint: 'add it under `words:` as well',
      })),
  );
}

function idOf(entry: unknown): string | null {
  return strings(entry, 'id')[0]?.value ?? null;
}

function idAt(list: unknown, [index = 0]: Spot['path']): string {
  return idOf(stepInto(list, index)) ?? `number ${Number(index) + 1}`;
}

// Nearly every word is folded already, and there are thousands at each start.
const FOLDED = /^[a-z0-9]+(?:[ -][a-z0-9]+)*$/;

function fold(word: string): string {
  if (FOLDED.test(word)) return word;
  return word.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function key(word: string, one: string, two: string): string {
  return `${word}\n${one}\n${two}`;
}

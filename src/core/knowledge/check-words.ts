import type { Fault, ParsedFile } from './fault.ts';
import { at, type Spot, strings, type TextSpot } from './spot.ts';

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

function* allClaims(files: readonly ParsedFile[]): Generator<Claim & { readonly word: string }> {
  const claimsOf = function* (
    parsed: ParsedFile,
    kind: Claim['kind'],
    patterns: readonly string[],
  ) {
    const { file, value } = parsed;
    for (const pattern of patterns) {
      for (const spot of strings(value, pattern)) {
        const id = idOf(value, spot.path, kind);
        const word = fold(spot.value);
        yield { file, spot, kind, id, owner: `the ${kind} \`${id}\``, word };
      }
    }
  };
  for (const parsed of files) {
    if (parsed.file.startsWith('topics/')) {
      yield* claimsOf(parsed, 'topic', ['words.*', 'words_with_service.~']);
    }
    if (parsed.file === 'services.yaml') {
      yield* claimsOf(parsed, 'service', ['*.words.*']);
    }
    if (parsed.file === 'analogies.yaml') yield* claimsOf(parsed, 'analogy', ['*.words.*']);
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
        this.add(String(path[2]), idOf(value, path, 'service'), other);
      }
      for (const { path, value: topic } of strings(value, '*.topic_words.*.*')) {
        this.add(String(path[2]), idOf(value, path, 'service'), topic);
      }
    }
  }

  pair(word: string, one: Claim, other: Claim): boolean {
    return one.owner !== other.owner && this.pairs.has(key(word, one.id, other.id));
  }

  private readAmbiguous(value: unknown): void {
    for (const { path, value: word } of strings(value, '*.word')) {
      const at = Number(path[0]);
      const topics = strings(value, '*.topics.*').filter((spot) => spot.path[0] === at);
      for (const one of topics) for (const two of topics) this.add(word, one.value, two.value);
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

function idOf(root: unknown, path: Spot['path'], kind: Claim['kind']): string {
  if (kind === 'topic') return strings(root, 'id')[0]?.value ?? '?';
  return strings(root, `${path[0]}.id`)[0]?.value ?? `number ${Number(path[0]) + 1}`;
}

function fold(word: string): string {
  return word.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function key(word: string, one: string, two: string): string {
  return `${word}\n${one}\n${two}`;
}

/** The members of all channels: they press until they are told; what they are told binds the store. */
import type { Store } from '../../src/core/ports.ts';
import type { Round } from '../../src/core/quiz/ports.ts';
import type { Question, Stage } from './stage.ts';

interface Member {
  readonly stage: Stage;
  readonly round: Round;
  readonly question: Question;
  readonly id: string;
}

export interface Answers {
  readonly confirmed: number;
  /** Told that something went wrong and to press again. */
  readonly apologies: number;
  /** Told that it counts, and not in the store, or as another choice. */
  readonly lost: number;
  /** Told of two choices that they count. */
  readonly twice: number;
  /** Told that it was too late, and in the store. */
  readonly lateCounted: number;
  /** Messages that don't show that the round is closed. */
  readonly stillOpen: number;
  /** Closed messages whose counts aren't the store's. */
  readonly wrongCounts: number;
}

interface Options {
  readonly chance: () => number;
  readonly store: Store;
  readonly stages: readonly Stage[];
}

const atOnce = 24;
const letters = 'ABC';

export function createCrowd({ chance, store, stages }: Options) {
  const members: Member[] = [];
  let pending = 0;
  const stageOf = ({ place }: Round) => stages.find(({ platform }) => platform === place.platform);
  const standing = (round: Round): Question | undefined =>
    stageOf(round)
      ?.questions(round.place.channel)
      .find((one) => one.round === round.id);

  const until = async ({ stage, round, question, id }: Member): Promise<void> => {
    const answered = () => stage.told(id).filter((words) => read(words) !== null).length;
    for (let told = 1 + Math.floor(chance() * 2); told > 0; told -= 1) {
      const before = answered();
      const choice = Math.floor(chance() * letters.length);
      while (answered() === before) {
        await stage.press(round.place.channel, question, id, choice);
      }
    }
  };

  return {
    get pending() {
      return pending;
    },
    /** So many in each channel, each once or twice, until each has been told. */
    async press(rounds: readonly Round[], each: number): Promise<void> {
      const queue = rounds.flatMap((round): readonly Member[] => {
        const [stage, question] = [stageOf(round), standing(round)];
        if (!stage || !question) return [];
        return Array.from({ length: each }, () => ({ stage, round, question, id: stage.member() }));
      });
      members.push(...queue);
      pending += queue.length;
      const lane = async () => {
        for (let next = queue.pop(); next; next = queue.pop()) {
          await until(next).finally(() => {
            pending -= 1;
          });
        }
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
    },
    shown: (round: Round) => closedCounts(standing(round)) !== null,
    async count(): Promise<Answers> {
      let [confirmed, apologies, lost, twice, lateCounted] = [0, 0, 0, 0, 0];
      let [stillOpen, wrongCounts] = [0, 0];
      for (const { stage, round, id } of members) {
        const all = stage.told(id).map(read);
        const told = all.filter((one) => one !== null);
        apologies += all.length - told.length;
        const kept = await store.quiz.rounds.press(round, { id, name: id }, none, 0);
        const choice = kept.kind === 'before' ? kept.choice : null;
        const right = choice === rightOne;
        const counts = told.filter(({ kind }) => kind !== 'late');
        if (counts.length > 0) confirmed += 1;
        const fits = counts.every(
          (one) => (one.choice ?? choice) === choice && one.right === right,
        );
        if (counts.length > 0 && (choice === null || !fits)) lost += 1;
        const choices = told.filter(({ kind }) => kind === 'counted').map((one) => one.choice);
        if (new Set(choices).size > 1) twice += 1;
        if (counts.length === 0 && told.length > 0 && choice !== null) lateCounted += 1;
      }
      for (const round of new Set(members.map(({ round }) => round))) {
        const { counts } = await store.quiz.rounds.tally(round, 0);
        const kept = [...letters].map((_, index) => counts.get(index) ?? 0);
        const shown = closedCounts(standing(round));
        if (shown === null) stillOpen += 1;
        else if (JSON.stringify(shown) !== JSON.stringify(kept)) wrongCounts += 1;
      }
      return { confirmed, apologies, lost, twice, lateCounted, stillOpen, wrongCounts };
    },
  };
}

/** The small bank's right choice. */
const rightOne = 1;
const none = { index: 0, right: false };

interface Told {
  readonly kind: 'counted' | 'before' | 'late';
  /** Null where it wasn't said. */
  readonly choice: number | null;
  readonly right: boolean;
}

/** Null for an apology. */
function read(words: string): Told | null {
  const [, letter] = /(?:already: |You chose )([ABC]) /.exec(words) ?? [];
  const choice = letter === undefined ? null : letters.indexOf(letter);
  if (words.startsWith('Right!')) return { kind: 'counted', choice: rightOne, right: true };
  if (words.startsWith('Not this time.')) return { kind: 'counted', choice, right: false };
  if (words.startsWith('You have answered already')) {
    return { kind: 'before', choice, right: words.includes('It was right.') };
  }
  if (words.startsWith('This round is closed')) return { kind: 'late', choice: null, right: false };
  if (words.startsWith('Sorry, something went wrong')) return null;
  throw new Error(`somebody was told: ${words}`);
}

/** How many chose each, as the closed message shows it; null while it doesn't. */
function closedCounts(question: Question | undefined): readonly number[] | null {
  if (!question?.words.includes('Question of the day: closed')) return null;
  const bars = [...question.words.matchAll(/[▰▱█░]+\s*(\d+) /g)].map(([, count]) => Number(count));
  return bars.length === 0 ? [0, 0, 0] : bars;
}

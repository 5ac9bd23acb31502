/** The knowledge in use and the lookup over it; both change when the files do. */
import type { Knowledge } from '../core/knowledge/shape.ts';
import { createLookup, type Lookup } from '../core/lookup/lookup.ts';
import { withRecent } from '../core/lookup/recent.ts';
import type { Log } from '../core/ports.ts';
import type { QuizFile } from '../core/quiz/check.ts';
import type { Teams } from '../core/team/team.ts';
import type { Lesson } from '../core/tour/lesson.ts';
import { readFolder } from '../knowledge/folder.ts';
import { checkFolder, type Loaded } from '../knowledge/load.ts';
import { formatFaults } from '../knowledge/report.ts';
import { watchKnowledge } from '../knowledge/watch.ts';

interface Options {
  readonly dir: string;
  readonly log: Log;
  /** Whoever edits the files sees this. */
  readonly tell: (lines: string) => void;
}

export interface Shelf {
  knowledge(): Knowledge;
  lookup(): Lookup;
  questions(): readonly QuizFile[];
  /** The tour's. */
  lessons(): readonly Lesson[];
  /** Null without a team file. */
  teams(): Teams | null;
  close(): void;
}

export type Opened =
  | { readonly ok: true; readonly shelf: Shelf }
  /** Every fault with file and line, as one text. */
  | { readonly ok: false; readonly faults: string };

/** Reads the knowledge, and again when it changes; a faulty change leaves what was there in use. */
export async function openShelf({ dir, log, tell }: Options): Promise<Opened> {
  const folder = await readFolder(dir);
  const loaded = await checkFolder(dir, folder);
  if (!loaded.ok) return { ok: false, faults: formatFaults(loaded.faults) };
  const put = ({ knowledge, quiz, lessons, teams, warnings }: typeof loaded) => {
    if (warnings.length > 0) {
      log.warn({ warnings: formatFaults(warnings) }, 'the knowledge files could be better');
    }
    return { knowledge, quiz, lessons, teams, lookup: withRecent(createLookup(knowledge)) };
  };
  let current = put(loaded);
  const trouble = (err: unknown) => {
    log.error({ err }, 'the knowledge folder could not be watched');
    tell(`I can't watch ${dir} for changes: restart me after you have edited it.`);
  };
  const changed = (now: Loaded) => {
    if (now.ok) {
      current = put(now);
      log.info({ topics: now.knowledge.topics.size }, 'the knowledge was read anew');
      tell('The knowledge files changed; I answer from the new ones.');
    } else {
      const faults = formatFaults(now.faults);
      log.error({ faults }, 'the knowledge files have faults; the earlier ones stay in use');
      tell(`${faults}\nI go on answering from the files as they were before.`);
    }
  };
  const watch = watchKnowledge({ dir, since: folder, changed, trouble });
  return {
    ok: true,
    shelf: {
      knowledge: () => current.knowledge,
      lookup: () => current.lookup,
      questions: () => current.quiz,
      lessons: () => current.lessons,
      teams: () => current.teams,
      close: () => watch.close(),
    },
  };
}

/** Reads the knowledge folder and says, file and line, everything that is wrong with it. */
import { join } from 'node:path';
import { checkKnowledge } from '../core/knowledge/check.ts';
import { parseShape } from '../core/knowledge/check-shape.ts';
import type { Fault } from '../core/knowledge/fault.ts';
import type { Knowledge } from '../core/knowledge/shape.ts';
import { checkQuiz, type QuizFile } from '../core/quiz/check.ts';
import { quizFileShape } from '../core/quiz/question.ts';
import { checkTeams, teamFile } from '../core/team/check.ts';
import { TEAM_KEYS, teamFileShape } from '../core/team/file-shape.ts';
import { buildTeams, type Teams } from '../core/team/team.ts';
import { checkTour, tourFile } from '../core/tour/check.ts';
import { type Lesson, TOUR_KEYS, tourFileShape } from '../core/tour/lesson.ts';
import { type Folder, readFolder } from './folder.ts';
import { type FileFault, inOrder } from './report.ts';
import { placeFaults, readYaml } from './yaml.ts';

export type Loaded =
  | {
      readonly ok: true;
      readonly knowledge: Knowledge;
      readonly quiz: readonly QuizFile[];
      /** Empty where the folder has no tour. */
      readonly lessons: readonly Lesson[];
      /** Who inside the company owns its half; null where the folder doesn't say. */
      readonly teams: Teams | null;
      readonly warnings: readonly FileFault[];
    }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

/** The knowledge of a folder, or every fault in it at once. What a file holds never throws. */
export async function loadKnowledge(dir: string, now = Date.now()): Promise<Loaded> {
  return checkFolder(dir, await readFolder(dir), now);
}

/** The knowledge of a folder that has been read; dates are held against `now`, in ms since 1970. */
export async function checkFolder(dir: string, folder: Folder, now = Date.now()): Promise<Loaded> {
  const faults: FileFault[] = folder.faults.map((fault) => {
    return { ...fault, place: null, warning: false };
  });
  const values = new Map<string, unknown>();
  for (const [file, text] of folder.texts) {
    const read = text === null ? null : await readYaml(text);
    values.set(file, read?.ok ? read.value : undefined);
    if (read && !read.ok)
      faults.push(...read.faults.map((fault) => ({ file, warning: false, ...fault })));
  }
  const found: Fault[] = [];
  const parsed = [...values].map(([file, value]) => ({ file, value }));
  const checked = checkKnowledge(parsed);
  if (!checked.ok) found.push(...checked.faults);
  const quiz = parsed.flatMap(({ file, value }): readonly QuizFile[] => {
    if (!file.startsWith('quiz/') || value === undefined) return [];
    const questions = parseShape(file, value, quizFileShape, found);
    return questions ? [{ file, questions }] : [];
  });
  const tour = values.get(tourFile);
  const lessons =
    tour === undefined ? [] : parseShape(tourFile, tour, tourFileShape, found, TOUR_KEYS);
  const team = values.get(teamFile);
  const file =
    team === undefined ? null : parseShape(teamFile, team, teamFileShape, found, TEAM_KEYS);
  if (checked.ok) {
    if (file) found.push(...checkTeams(file, checked.knowledge, now));
    found.push(...checkQuiz(quiz, checked.knowledge));
    found.push(...checkTour(lessons ?? [], checked.knowledge));
  }
  faults.push(...(await placed(found, folder)));
  const report = inOrder(faults).map((fault) => ({ ...fault, file: join(dir, fault.file) }));
  if (!checked.ok || !report.every(({ warning }) => warning)) return { ok: false, faults: report };
  return {
    ok: true,
    knowledge: checked.knowledge,
    quiz,
    lessons: lessons ?? [],
    teams: file && buildTeams(file),
    warnings: report,
  };
}

/** Only now, for the files that have faults, is the text read with its positions. */
async function placed(faults: readonly Fault[], folder: Folder): Promise<readonly FileFault[]> {
  const byFile = Map.groupBy(faults, ({ file }) => file);
  const all = await Promise.all(
    [...byFile].map(async ([file, own]) => {
      const text = folder.texts.get(file);
      const places = typeof text === 'string' ? await placeFaults(text, own) : [];
      return own.map(({ message, hint, warning = false }, index) => {
        return { file, place: places[index] ?? null, message, hint, warning };
      });
    }),
  );
  return all.flat();
}

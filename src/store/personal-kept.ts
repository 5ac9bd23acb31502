/** A person's rows, read for that person. */
import type { Kysely } from 'kysely';
import type { Kept, Workspace } from '../core/privacy/ports.ts';
import type { Tables } from './schema.ts';

type Of<K extends Kept['kind']> = Promise<readonly Extract<Kept, { kind: K }>[]>;

/** Kind by kind, the oldest first. */
export async function keptOf(
  db: Kysely<Tables>,
  person: string,
  workspace: Workspace,
): Promise<readonly Kept[]> {
  const reads = [asks, answers, cards, opted, tours, lessons, greetings, quizzes];
  const kept: Kept[] = [];
  for (const read of reads) kept.push(...(await read(db, person, workspace)));
  return kept;
}

async function asks(db: Kysely<Tables>, person: string, workspace: Workspace): Of<'ask'> {
  const rows = await db
    .selectFrom('asks')
    .select(['channel', 'text', 'topic', 'service', 'outcome', 'right', 'at'])
    .where('platform', '=', workspace.platform)
    .where('workspace', '=', workspace.workspace)
    .where('person', '=', person)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ kind: 'ask', ...row, right: asTruth(row.right) }));
}

/** An open round may keep until its close what is right. */
async function answers(db: Kysely<Tables>, person: string, workspace: Workspace): Of<'answer'> {
  const rows = await db
    .selectFrom('quiz_answers as a')
    .leftJoin('quiz_rounds as r', (join) =>
      join
        .onRef('r.platform', '=', 'a.platform')
        .onRef('r.workspace', '=', 'a.workspace')
        .onRef('r.id', '=', 'a.round'),
    )
    .select(['a.channel', 'a.name', 'a.choice', 'a.right', 'a.at'])
    .select(['r.date', 'r.question_id as question', 'r.stage', 'r.reveal'])
    .where('a.platform', '=', workspace.platform)
    .where('a.workspace', '=', workspace.workspace)
    .where('a.person', '=', person)
    .orderBy('a.at')
    .orderBy('a.round')
    .execute();
  return rows.map(({ stage, reveal, right, ...row }) => {
    const secret = stage === 'open' && reveal === 'at-close';
    return { kind: 'answer', ...row, right: secret ? null : asTruth(right) };
  });
}

async function cards(db: Kysely<Tables>, person: string, workspace: Workspace): Of<'card'> {
  const rows = await db
    .selectFrom('quiz_cards')
    .select(['question', 'turn', 'due_at as dueAt', 'state'])
    .where('platform', '=', workspace.platform)
    .where('workspace', '=', workspace.workspace)
    .where('person', '=', person)
    .orderBy('due_at')
    .orderBy('question')
    .execute();
  return rows.map((row) => ({ kind: 'card', ...row }));
}

async function opted(db: Kysely<Tables>, person: string, workspace: Workspace): Of<'opted'> {
  const rows = await db
    .selectFrom('quiz_people')
    .select('opted_out')
    .where('platform', '=', workspace.platform)
    .where('workspace', '=', workspace.workspace)
    .where('person', '=', person)
    .execute();
  return rows.map(({ opted_out }) => ({ kind: 'opted', out: opted_out === 1 }));
}

async function tours(db: Kysely<Tables>, person: string, workspace: Workspace): Of<'tour'> {
  const rows = await db
    .selectFrom('tours')
    .select(['channel', 'home', 'started_at as startedAt', 'finished_at as finishedAt'])
    .where('platform', '=', workspace.platform)
    .where('workspace', '=', workspace.workspace)
    .where('person', '=', person)
    .execute();
  return rows.map((row) => ({ kind: 'tour', ...row }));
}

async function lessons(db: Kysely<Tables>, person: string, workspace: Workspace): Of<'lesson'> {
  const rows = await db
    .selectFrom('tour_answers')
    .select(['channel', 'lesson', 'choice', 'right', 'at'])
    .where('platform', '=', workspace.platform)
    .where('workspace', '=', workspace.workspace)
    .where('person', '=', person)
    .orderBy('at')
    .orderBy('lesson')
    .execute();
  return rows.map((row) => ({ kind: 'lesson', ...row, right: row.right === 1 }));
}

async function greetings(db: Kysely<Tables>, person: string, workspace: Workspace): Of<'greeting'> {
  const rows = await db
    .selectFrom('welcome_notes')
    .select(['channel', 'kind', 'name', 'at'])
    .where('platform', '=', workspace.platform)
    .where('workspace', '=', workspace.workspace)
    .where('person', '=', person)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ kind, name, ...row }) => {
    return { ...row, kind: 'greeting', what: kind, name: name ?? '' };
  });
}

async function quizzes(db: Kysely<Tables>, person: string, workspace: Workspace): Of<'quiz'> {
  const rows = await db
    .selectFrom('quiz_schedules')
    .select('channel')
    .where('platform', '=', workspace.platform)
    .where('workspace', '=', workspace.workspace)
    .where('admin', '=', person)
    .orderBy('channel')
    .execute();
  return rows.map((row) => ({ kind: 'quiz', ...row }));
}

function asTruth(right: number | null): boolean | null {
  return right === null ? null : right === 1;
}

/** What a person reads about their data. */
import { type Block, type Message, plain, rich } from '../message.ts';
import { count, note, paragraph, said } from '../say.ts';
import { type Section, sectionsOf } from './kept-line.ts';
import { pagesOf } from './pages.ts';
import type { Kept } from './ports.ts';

/** Asks first: it can't be undone. */
export function askToForget(): Message {
  return said(
    'This deletes everything I keep about you here: your answers, your streak, your place on the leaderboard, your practice, your tour, and what you asked me. `export` shows it first. **It can’t be undone.** While a question is open that you answered, I keep a scrambled mark of that until it closes, so that nobody answers twice; and a scrambled mark that you were greeted, so that nobody is greeted twice.',
    {
      kind: 'buttons',
      buttons: [{ label: 'Delete my data', action: { kind: 'quiz-forget' }, style: 'danger' }],
      menu: null,
    },
  );
}

export function forgotten(): Message {
  return said('Done: I know nothing about you any more. You are welcome to answer again.');
}

/** One page of all that is kept; a page that isn't there any more is the last one. */
export function exportMessage(kept: readonly Kept[], wanted: number): Message {
  if (kept.length === 0) return said('I keep nothing about you here.');
  const pages = pagesOf(sectionsOf(kept));
  const page = Math.min(Math.max(wanted, 1), pages.length);
  const summary = `What I keep about you here: ${count(kept.length, 'entry', 'entries')}, page ${page} of ${pages.length}`;
  const more = page < pages.length;
  return {
    summary,
    blocks: [
      ...(page === 1 ? [paragraph(plain(`${summary}. Only you see this.`))] : []),
      ...(pages[page - 1] ?? []).flatMap(sectionBlocks),
      ...(more ? [nextButton(page + 1, pages.length)] : [note(...end)]),
    ],
  };
}

const end = rich('That is all. `/quiz forget-me` deletes it.');

function sectionBlocks({ title, lines }: Section): readonly Block[] {
  return [
    { kind: 'heading', text: title },
    { kind: 'list', items: lines.map((line) => [plain(line)]) },
  ];
}

function nextButton(page: number, of: number): Block {
  const action = { kind: 'quiz-export', page: String(page) } as const;
  return {
    kind: 'buttons',
    buttons: [{ label: `Page ${page} of ${of}`, action, style: 'primary' }],
    menu: null,
  };
}

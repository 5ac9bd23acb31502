/** Phrases that the quiz's screens share. */
import type { Source } from '../knowledge/shape.ts';
import { type Block, link, plain, type Span, type Spans, strong } from '../message.ts';
import { note } from '../say.ts';
import { localTime } from '../schedule/due.ts';
import type { Post } from '../schedule/ports.ts';
import { letterOf, type Question, rightIndex } from './question.ts';

/** An instant in the reader's zone where the platform can, in the channel's elsewhere. */
export function timeSpan(zone: string, at: number): Span {
  return { kind: 'time', at, text: localTime(zone, at) };
}

/** "B: AWS patches that operating system". */
export function rightChoice(question: Question): Spans {
  const index = rightIndex(question);
  return [strong(`${letterOf(index)}: `), plain(question.choices[index]?.text ?? '')];
}

/** The best source of a question, linked where it is public; nothing where the files lost it. */
export function sourceNote(
  question: Question,
  sources: ReadonlyMap<string, Source>,
): readonly Block[] {
  const source = question.sources.flatMap((id) => sources.get(id) ?? [])[0];
  if (!source) return [];
  return [
    note(plain('Source: '), source.url ? link(source.title, source.url) : plain(source.title)),
  ];
}

/** Why a post didn't come, and what to do. */
export function reasonOf({ reason, missing }: Pick<Post, 'reason' | 'missing'>): string {
  switch (reason) {
    case 'late':
      return "I wasn't running when it was due, and it was too late when I was back.";
    case 'undelivered':
      return "The platform didn't take it, however often I tried.";
    case 'no-questions':
      return 'No question fits the topics and the exam that were chosen. Choose more of them.';
    case 'stopped':
      return 'The quiz was stopped in the meantime.';
    case 'paused':
      return 'The quiz was paused before it went out.';
    case 'gone':
      return "The channel isn't there any more.";
    case 'archived':
      return 'The channel is archived. Unarchive it, or stop the quiz here.';
    case 'not-a-member':
      return "I'm not in the channel. Invite me there.";
    case 'forbidden':
      return missing.length > 0
        ? `I lack permission in the channel: ${missing.join(', ')}.`
        : "I'm not allowed to post in the channel. Check my permissions there.";
    default:
      return 'I lost track of whether it arrived.';
  }
}

/** What only Discord's adapter has to say. */
import { code, type Message, plain, type Span } from '../core/message.ts';

const said = (summary: string, spans: readonly Span[] = [plain(summary)]): Message => ({
  summary,
  blocks: [{ kind: 'text', spans }],
});

export const staleCommand = said(
  "I don't know that command any more. Reload Discord (Ctrl+R) to get the current ones.",
);

export const staleForm = said("I couldn't open that form in time. Please press the button again.");

export const surprise = said('Sorry, something went wrong on my side. Please try again.');

/** What to mend in a form: Discord has closed it already, so it has to be opened again. */
export function faultsMessage(faults: Readonly<Record<string, string>>): Message {
  const lines = Object.values(faults);
  return {
    summary: `I couldn't take that: ${lines.join(' ')}`,
    blocks: [
      { kind: 'text', spans: [plain("I couldn't take that. Please open the form again:")] },
      { kind: 'list', items: lines.map((line) => [plain(line)]) },
    ],
  };
}

/** Why an answer that was to be public isn't: "I can't post here: …". */
export function cantPost(missing: readonly string[]): string {
  const names = missing.join(', ');
  const them = missing.length === 1 ? 'it' : 'them';
  return `I can't post here: I lack ${names} in this channel. Somebody who manages the channel can give me ${them}.`;
}

export const enough = 'That was a lot of public answers in a minute, so this one is only for you.';

/** In a channel, where nothing can be said to one person alone. */
export const enoughHere: Message = said(
  'That was a lot of questions in a minute. Ask on with /whoowns: only you see its answers.',
  [
    plain('That was a lot of questions in a minute. Ask on with '),
    code('/whoowns'),
    plain(': only you see its answers.'),
  ],
);

/** Sent to somebody directly, because the channel they asked in is closed to us. */
export function cantAnswerThere(missing: readonly string[], channel: Span): Message {
  const names = missing.join(', ');
  return said(`I can't answer in that channel: I lack ${names} there.`, [
    plain("I can't answer in "),
    channel,
    plain(
      `: I lack ${names} there. Somebody who manages it can change that. You can ask me here too.`,
    ),
  ]);
}

export const notice = (line: string): Message => said(line);

/** The message with a line of small print below. */
export function withNote(message: Message, line: string): Message {
  return { ...message, blocks: [...message.blocks, { kind: 'note', spans: [plain(line)] }] };
}

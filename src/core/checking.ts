/** `/whoowns-admin check`: how the quiz and the greeting of a channel stand, and what I lack there. */
import { type AdminParts, isAdmin, notAdmin } from './admins.ts';
import type { Block, Message } from './message.ts';
import { later } from './reply.ts';
import type { Handled, Place, Request } from './request.ts';
import { lacking, note } from './say.ts';

export interface CheckingParts extends AdminParts {
  readonly quiz: (
    place: Place,
  ) => Promise<{ readonly state: Message; readonly sample: Message | null }>;
  readonly welcome: (place: Place) => Promise<Message>;
}

export function createChecking(parts: CheckingParts) {
  const check = async (place: Place): Promise<Message> => {
    const [missing, quiz, welcome] = await Promise.all([
      parts.chat(place.platform)?.missing(place) ?? [],
      parts.quiz(place),
      parts.welcome(place),
    ]);
    return checkMessage(missing, quiz, welcome);
  };
  return {
    /** Null for what isn't the check. */
    admin(request: Extract<Request, { kind: 'command' }>): Handled | null {
      const { path, place } = request;
      if (path[0] !== 'check') return null;
      return later(
        isAdmin(parts, request, place.channel).then((may) =>
          may ? check(place) : notAdmin(place.platform),
        ),
      );
    },
  };
}

export function checkMessage(
  missing: readonly string[],
  quiz: Awaited<ReturnType<CheckingParts['quiz']>>,
  welcome: Message,
): Message {
  const heading = (text: string): Block => ({ kind: 'heading', text });
  const allowed = note({ kind: 'plain', text: 'I have all the permissions I need here.' });
  return {
    summary: `${quiz.state.summary} ${welcome.summary}`,
    blocks: [
      ...(missing.length > 0 ? lacking(missing) : [allowed]),
      heading('The daily quiz'),
      ...quiz.state.blocks,
      heading('Newcomers'),
      ...welcome.blocks,
      ...(quiz.sample ? [heading('A sample question'), ...quiz.sample.blocks] : []),
    ],
  };
}

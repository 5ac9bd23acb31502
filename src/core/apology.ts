/** What is said when nobody foresaw what went wrong. */
import { plain } from './message.ts';
import type { Meters } from './meters.ts';
import type { Log, Random } from './ports.ts';
import { messageReply, privately } from './reply.ts';
import type { Reply, Request } from './request.ts';

interface Parts {
  readonly random: Random;
  readonly meters: Meters;
  readonly log: Log;
}

/** Logs it with its cause, and answers with the number that its lines in the log carry. */
export type Apology = (request: Request, err: unknown) => Reply;

export function createApology({ random, meters, log }: Parts): Apology {
  return (request, err) => {
    const { platform, workspace } = request.place;
    if (isAway(err)) {
      log.warn({ err, kind: request.kind, platform, workspace }, 'refused: the store is away');
      return privateWords(
        'I can’t reach my memory just now, so I couldn’t keep that. Please try again in a minute. ' +
          'Questions about AWS I answer all the same.',
      );
    }
    const incident = log.following() ?? random.id(8);
    meters.count('surprises', { platform });
    log.error({ err, incident, kind: request.kind, platform, workspace }, 'a surprise');
    return privateWords(
      'Sorry, something went wrong on my side. Please try again. If it happens again, tell whoever ' +
        `runs me this number: ${incident}.`,
    );
  };
}

/** The store's own word for a fault that waiting may help. */
function isAway(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'passing') === true;
}

function privateWords(said: string): Reply {
  const message = { summary: said, blocks: [{ kind: 'text', spans: [plain(said)] } as const] };
  return messageReply(message, privately);
}

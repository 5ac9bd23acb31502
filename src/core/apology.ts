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
    const incident = log.following() ?? random.id(8);
    const { platform, workspace } = request.place;
    meters.count('surprises', { platform });
    log.error({ err, incident, kind: request.kind, platform, workspace }, 'a surprise');
    const said =
      'Sorry, something went wrong on my side. Please try again. If it happens again, tell whoever ' +
      `runs me this number: ${incident}.`;
    const message = { summary: said, blocks: [{ kind: 'text', spans: [plain(said)] } as const] };
    return messageReply(message, privately);
  };
}

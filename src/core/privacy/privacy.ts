/** `/quiz export` and `/quiz forget-me`: what is kept about a person, for that person alone to see and delete. */
import type { PrivacyAction } from '../action.ts';
import type { Message } from '../message.ts';
import { later, type Manner, messageReply, only, privately } from '../reply.ts';
import { type Handled, ownWorkspace, type Request } from '../request.ts';
import type { Kept, PersonalStore, Workspace } from './ports.ts';
import { askToForget, exportMessage, forgotten } from './view.ts';

type Asker = Pick<Request, 'place' | 'person'>;
type RequestOf<K extends Request['kind']> = Extract<Request, { kind: K }>;

interface Parts {
  readonly store: PersonalStore;
  /** Lets go of what stands in memory about a person; resolves when none of it is still being written. */
  readonly letGo: (person: string, workspace: Workspace) => Promise<void>;
}

export interface Privacy {
  /** Null for what isn't about one's own data. */
  command(request: RequestOf<'command'>): Handled | null;
  press(request: RequestOf<'press'>, action: PrivacyAction, manner: Manner): Handled;
}

export function createPrivacy({ store, letGo }: Parts): Privacy {
  const shown = async ({ place, person }: Asker, page: number): Promise<Message> => {
    const kept: Kept[] = [];
    for (const each of workspacesOf({ place, person })) {
      kept.push(...(await store.kept(person.id, each)));
    }
    return exportMessage(kept, page);
  };
  const forget = async ({ place, person }: Asker): Promise<Message> => {
    for (const each of workspacesOf({ place, person })) {
      await letGo(person.id, each);
      await store.forget(person.id, each);
    }
    return forgotten();
  };
  return {
    command(request) {
      const [word] = request.path;
      if (word === 'export') return later(shown(request, 1));
      if (word === 'forget-me') return only(messageReply(askToForget(), privately));
      return null;
    },

    press(request, action, manner) {
      switch (action.kind) {
        // A message for each page: whoever wants to keep it all has it all on the screen.
        case 'quiz-export':
          return later(shown(request, Number.parseInt(action.page, 10) || 1));
        case 'quiz-forget':
          return later(forget(request), manner);
      }
    },
  };
}

/** This one, and the person's direct messages that belong to none. */
function workspacesOf({ place, person }: Asker): readonly Workspace[] {
  const { platform, workspace } = place;
  const own = ownWorkspace(person.id);
  return workspace === own ? [place] : [place, { platform, workspace: own }];
}

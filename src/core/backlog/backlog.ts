/** `/whoowns-admin backlog` and its buttons, each time only for who may. */
import type { BacklogAction } from '../action.ts';
import { type AdminParts, guarded } from '../admins.ts';
import type { Knowledge, Topic } from '../knowledge/shape.ts';
import type { Message } from '../message.ts';
import { type Manner, privately } from '../reply.ts';
import type { Handled, Request } from '../request.ts';
import { entryMessage, goneMessage, noTopicMessage, snippetMessage } from './entry-view.ts';
import { byQuestion, type Disputed, type Item, questionIn, ranked } from './item.ts';
import { listMessage } from './list-view.ts';
import type { BacklogStore, Workspace } from './ports.ts';
import { aliasSnippet, topicSnippet } from './snippet.ts';

type RequestOf<K extends Request['kind']> = Extract<Request, { kind: K }>;

export interface BacklogParts extends AdminParts {
  readonly knowledge: () => Knowledge;
  /** The topic that words name; null for none. */
  readonly topicNamed: (words: string) => Topic | null;
  /** Where a quiz question can be mended; null where it is gone. */
  readonly fileOf: (question: string) => string | null;
  readonly store: BacklogStore;
  /** The quiz's. */
  readonly disputes: {
    latest(workspace: Workspace, limit: number): Promise<readonly Disputed[]>;
    settle(question: string, workspace: Workspace): Promise<boolean>;
  };
}

export interface Backlog {
  /** Null for what isn't the backlog's. */
  admin(request: RequestOf<'command'>): Handled | null;
  press(request: RequestOf<'press'>, action: BacklogAction, manner: Manner): Handled;
}

const SHOWN = 10;
/** More disputes than this in 90 days are read no further. */
const DISPUTES = 500;

export function createBacklog(parts: BacklogParts): Backlog {
  const { knowledge, topicNamed, fileOf, store, disputes } = parts;

  const disputedIn = async (workspace: Workspace) =>
    byQuestion(await disputes.latest(workspace, DISPUTES));

  const list = async (workspace: Workspace, said: string | null): Promise<Message> => {
    const noted = await store.top(workspace, SHOWN);
    const items = noted.map((entry): Item => ({ kind: 'noted', entry }));
    const all = ranked([...items, ...(await disputedIn(workspace))]);
    return listMessage(all.slice(0, SHOWN), knowledge(), said);
  };

  const find = async (id: string, workspace: Workspace): Promise<Item | null> => {
    const question = questionIn(id);
    if (question === null) {
      const entry = await store.get(id, workspace);
      return entry && { kind: 'noted', entry };
    }
    const all = await disputedIn(workspace);
    return all.find((item) => item.kind === 'dispute' && item.question === question) ?? null;
  };

  const closed = async (id: string, workspace: Workspace): Promise<Message> => {
    const question = questionIn(id);
    const done =
      question === null
        ? await store.close(id, workspace)
        : await disputes.settle(question, workspace);
    return list(workspace, done ? 'Closed.' : 'That one was closed already.');
  };

  const alias = (item: Item, value: string | null): Message => {
    if (item.kind !== 'noted') return goneMessage();
    const { entry } = item;
    const known = knowledge();
    const own = entry.topic === null ? null : (known.topics.get(entry.topic) ?? null);
    const topic = value === null ? own : topicNamed(value);
    if (!topic) return noTopicMessage(item, known, fileOf);
    const service = value === null && entry.service !== null ? entry.service : '';
    return snippetMessage(
      entry.id,
      aliasSnippet(entry.text, topic, known.services.get(service) ?? null, known),
    );
  };

  return {
    admin(request) {
      if (request.path[0] !== 'backlog') return null;
      return guarded(parts, request, privately, () => list(request.place, null));
    },

    press(request, action, manner) {
      const { place, value } = request;
      return guarded(parts, request, manner, async () => {
        if (action.kind === 'backlog') return list(place, null);
        if (action.kind === 'backlog-close') return closed(action.entry, place);
        const item = await find(action.entry, place);
        if (!item) return goneMessage();
        switch (action.kind) {
          case 'backlog-entry':
            return entryMessage(item, knowledge(), fileOf);
          case 'backlog-alias':
            return alias(item, value);
          case 'backlog-topic':
            if (item.kind !== 'noted') return goneMessage();
            return snippetMessage(item.entry.id, topicSnippet(item.entry.text));
        }
      });
    },
  };
}

/** Where the bot works: one installation each, and the calls made with its token. */
import type { Log } from '../core/ports.ts';
import { createDeliver, type Deliver } from './deliver.ts';
import { SlackFault } from './fault.ts';
import type { Installed } from './installed.ts';
import { createOutsiders, type Outsiders } from './outsiders.ts';
import type { Web, WebOptions } from './web.ts';

export interface Office {
  readonly installed: Installed;
  readonly web: Web;
  readonly outsiders: Outsiders;
  readonly deliver: Deliver;
}

/** What a payload says of the installation that it came for. */
export interface Source {
  readonly team: string | null;
  readonly enterprise: string | null;
  readonly orgWide: boolean;
}

export interface Offices {
  /** Null: not installed there. Rejects while that can't be known. */
  of(source: Source): Promise<Office | null>;
  /** The one whose token speaks in a workspace; null and rejecting as above. */
  in(workspace: string): Promise<Office | null>;
  /** Resolves when its tokens are known to be good; rejects with a line for people. */
  start(): Promise<void>;
  /** Why Slack takes the one token there is no more, in a line for people; null: it takes it, or there are many. */
  refusal(): string | null;
  /** Ends all waiting for another try, in all of them. */
  stop(): void;
}

/** What all of them have in common. */
export interface Calls extends Omit<WebOptions, 'token' | 'ended'> {
  readonly log: Log;
  /** The first word of the app's commands. */
  readonly base: () => string;
}

export function openOffice(installed: Installed, web: Web, { log, base }: Calls): Office {
  const deliver = createDeliver({ web, log, name: () => installed.name, base });
  return { installed, web, outsiders: createOutsiders(web), deliver };
}

/** Slack was not asked: no such installation, or it can't be known now. */
export const notInstalled = 'not_installed';

/** For calls in a workspace. Rejects with a SlackFault that says that nothing was sent. */
export async function officeIn(offices: Offices, workspace: string): Promise<Office> {
  let office: Office | null;
  try {
    office = await offices.in(workspace);
  } catch (cause) {
    throw new SlackFault('an installation', 'unknown_installation', { untouched: true, cause });
  }
  if (!office) throw new SlackFault('an installation', notInstalled, { untouched: true });
  return office;
}

import type { Ask } from '../core/ports.ts';

export type Place = Ask['place'];

/** Every row belongs to a place, and every query names the platform and the workspace. */
export interface Placed {
  platform: Place['platform'];
  workspace: string;
  channel: string;
}

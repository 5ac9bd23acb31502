/** What scheduled posts want of the store. Settings pass through it as JSON. */
import type { Place, Platform } from '../request.ts';

export type Workspace = Pick<Place, 'platform' | 'workspace'>;

/** A channel's quiz as it was set up. */
export interface Schedule {
  readonly place: Place;
  readonly settings: string;
  /** Who set it up, and hears when something is wrong; null after that person was forgotten. */
  readonly admin: string | null;
  /** The next post; null: paused until somebody resumes it. */
  readonly next: { readonly date: string; readonly at: number } | null;
  readonly paused: 'by-hand' | 'by-trouble' | null;
  /** Since when each post was refused; null: the last one wasn't. */
  readonly refusedSince: number | null;
}

/** A round's post, or the line at the end of the week. */
export type PostKind = 'round' | 'week';
export type PostState = 'pending' | 'sending' | 'sent' | 'skipped' | 'unsure';

/** The one post of its kind in a channel on a local date. */
export interface NewPost {
  readonly id: string;
  readonly place: Place;
  readonly kind: PostKind;
  readonly date: string;
  readonly dueAt: number;
  readonly expiresAt: number;
  readonly closesAt: number;
}

export interface Post extends NewPost {
  readonly state: PostState;
  readonly attempt: number;
  readonly safeAttempt: number;
  /** 0 before any attempt. */
  readonly firstTriedAt: number;
  readonly messageId: string | null;
  readonly reason: string | null;
  /** Permissions, by the platform's names. */
  readonly missing: readonly string[];
}

/** What becomes of a claimed post. */
export type PostMark =
  | { readonly kind: 'sent'; readonly messageId: string | null }
  | {
      readonly kind: 'skipped';
      readonly reason: string;
      readonly missing: readonly string[];
      /** The admin is to be told. */
      readonly notice: boolean;
    }
  /** `safe`: no attempt so far has posted anything. */
  | { readonly kind: 'again'; readonly notBefore: number; readonly safe: boolean }
  | { readonly kind: 'unsure' };

export interface ScheduleStore {
  get(place: Place): Promise<Schedule | null>;
  /** `today`: moves this date's post where it waits and was never tried. */
  save(
    schedule: Schedule,
    today: Pick<NewPost, 'date' | 'dueAt' | 'expiresAt' | 'closesAt'> | null,
  ): Promise<void>;
  /** Posts that wait and were never tried go with it; false where there was none. */
  remove(place: Place): Promise<boolean>;
  due(now: number, limit: number): Promise<readonly Schedule[]>;
  /** Adds the post (unless the date has one) and moves on, unless somebody else has. */
  plan(schedule: Schedule, post: NewPost | null, next: Schedule['next']): Promise<void>;
  refused(place: Place, since: number | null): Promise<void>;
}

export interface PostStore {
  /** False where the date has one. */
  add(post: NewPost): Promise<boolean>;
  get(place: Place, kind: PostKind, date: string): Promise<Post | null>;
  find(id: string, workspace: Workspace): Promise<Post | null>;
  /** Takes posts whose time has come, or whose holder's lease has ended, one attempt on. */
  claim(
    platforms: readonly Platform[],
    now: number,
    leaseUntil: number,
    limit: number,
  ): Promise<readonly Post[]>;
  /** False where the attempt isn't the current one. A skipped round is gone. */
  mark(post: Pick<Post, 'id' | 'place' | 'attempt'>, mark: PostMark): Promise<boolean>;
  /** The last posts that were skipped or are unsure, latest first. */
  troubles(place: Place, limit: number): Promise<readonly Post[]>;
  /** An unsure post may be sent again; null where it isn't unsure any more. */
  again(id: string, workspace: Workspace, now: number): Promise<Post | null>;
  claimNotices(
    platforms: readonly Platform[],
    now: number,
    leaseUntil: number,
    limit: number,
  ): Promise<readonly Post[]>;
  noticed(post: Pick<Post, 'id' | 'place'>): Promise<void>;
  /** How long (ms) the oldest post that is neither sent nor given up has been due; 0 where none is. */
  overdue(now: number): Promise<number>;
}

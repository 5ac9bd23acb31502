/** The tables of the tour and of greeting, as queries see them. */
import type { NoteKind, NoteMark, TroubleReason, Welcome } from '../core/welcome/ports.ts';
import type { Placed } from './placed.ts';

/** `channel` is where the person began. */
interface TourRow extends Placed {
  person: string;
  /** Not a tour: it points to the one in this workspace. */
  home: string | null;
  started_at: number;
  finished_at: number | null;
}

interface TourAnswerRow extends Placed {
  person: string;
  lesson: string;
  choice: number;
  right: number;
  at: number;
}

interface WelcomeRow extends Placed {
  greet: Welcome['greet'];
  announce: number;
  since: number;
  card_key: string;
  card_id: string | null;
}

interface NoteRow extends Placed {
  kind: NoteKind;
  /** SHA-256 of whom it is for: all that stays once it is settled, so that nobody is greeted twice. */
  mark: string;
  id: string;
  /** Null once it is settled. */
  person: string | null;
  name: string | null;
  state: NoteMark['state'] | 'sending';
  /** When it may be claimed: waiting, the next try; sending, the end of the lease. */
  ready_at: number;
  attempt: number;
  safe_attempt: number;
  /** 0: since the last safe attempt, none began. */
  tried_at: number;
  at: number;
  /** Why it didn't come; null where it did, or where nobody has to know. */
  reason: TroubleReason | null;
  /** What was lacking, comma-separated. */
  missing: string | null;
}

export interface WelcomeTables {
  tours: TourRow;
  tour_answers: TourAnswerRow;
  welcomes: WelcomeRow;
  welcome_notes: NoteRow;
}

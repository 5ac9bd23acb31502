/** One thing wrong in the knowledge files: where it stands, what it is, what to do about it. */
export interface Fault {
  readonly file: string;
  /** The keys and indexes that lead to the value; the reader turns them into line and column. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string | null;
}

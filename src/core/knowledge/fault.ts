/** One thing wrong in the knowledge files: where it stands, what it is, what to do about it. */
export interface Fault {
  readonly file: string;
  /** The keys and indexes that lead to the value; the reader turns them into line and column. */
  readonly path: readonly (string | number)[];
  /** The key itself is wrong, not what stands under it. */
  readonly onKey?: true;
  readonly message: string;
  readonly hint: string | null;
  /** Worth mending, but the bot can run on it. */
  readonly warning?: true;
}

/** One knowledge file: its name inside the folder and what its YAML holds. */
export interface ParsedFile {
  readonly file: string;
  readonly value: unknown;
}

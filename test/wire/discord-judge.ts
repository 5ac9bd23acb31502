/** How requests are answered and judged. */
export interface Answered {
  readonly status: number;
  readonly body?: unknown;
}

export interface Asked {
  readonly method: string;
  /** Without the version: `/channels/123/messages`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly authorization: string | null;
}

/** Keeps the faults that were found in a body; the refusal, or null when there were none. */
export type Judge = (found: readonly string[], what: string) => Answered | null;

export function createJudge(faults: string[]): Judge {
  return (found, what) => {
    if (found.length === 0) return null;
    faults.push(...found.map((line) => `${what}: ${line}`));
    return refuse(400, 50035, `Invalid Form Body: ${found.join('; ')}`);
  };
}

export function refuse(status: number, code: number, message: string): Answered {
  return { status, body: { code, message } };
}

export function isV2(body: Readonly<Record<string, unknown>>): boolean {
  return (Number(body.flags ?? 0) & 32768) !== 0;
}

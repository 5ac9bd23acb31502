/** Without the rights of root, which may write anywhere. */
import { chmodSync, chownSync, statSync } from 'node:fs';

/** Runs with no right to write in `closed`; `above` has to be passable. */
export async function asNobody<T>(
  closed: string,
  above: string,
  body: () => Promise<T>,
): Promise<T> {
  const { uid, gid } = statSync(closed);
  chmodSync(closed, 0o555);
  chmodSync(above, 0o755);
  if (uid === 0) process.seteuid?.('nobody');
  try {
    return await body();
  } finally {
    if (uid === 0) process.seteuid?.(0);
    chownSync(closed, uid, gid);
    chmodSync(closed, 0o755);
  }
}

/**
 * Works through what `claim` gives, `width` pieces at a time, until it gives nothing more or `more` says
 * that it is enough. What was claimed is always worked on: its lease runs.
 */
export async function drain<T extends object>(
  claim: (limit: number) => Promise<readonly T[]>,
  work: (item: T) => Promise<void>,
  width: number,
  more: () => boolean,
): Promise<void> {
  const buffer: T[] = [];
  let empty = false;
  let refilling: Promise<void> | null = null;
  const refill = async () => {
    const items = await claim(width);
    buffer.push(...items);
    empty = items.length === 0;
    refilling = null;
  };
  const next = async (): Promise<T | undefined> => {
    while (buffer.length === 0 && !empty && more()) {
      refilling ??= refill();
      await refilling;
    }
    return buffer.shift();
  };
  const worker = async () => {
    for (let item = await next(); item; item = await next()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/**
 * The same function, called once for each object that it is given first, as long as that object lives.
 * What it makes must follow from that object: whatever comes behind it belongs to it for good.
 */
export function perObject<
  K extends object,
  A extends readonly unknown[],
  V extends NonNullable<unknown>,
>(make: (key: K, ...rest: A) => V): (key: K, ...rest: A) => V {
  const made = new WeakMap<K, V>();
  return (key, ...rest) => {
    const before = made.get(key);
    if (before !== undefined) return before;
    const value = make(key, ...rest);
    made.set(key, value);
    return value;
  };
}

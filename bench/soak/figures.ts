/** How long things took, by what they were. */

export interface Figures {
  took(what: string, ms: number): void;
  /** Forgets what was before. */
  clear(): void;
  /** One line for each, with how many, the median and the 99th percentile. */
  lines(): readonly string[];
}

export function createFigures(): Figures {
  const all = new Map<string, number[]>();
  return {
    took(what, ms) {
      const known = all.get(what) ?? [];
      known.push(ms);
      all.set(what, known);
    },
    clear: () => all.clear(),
    lines() {
      return [...all]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([what, times]) => {
          const sorted = times.toSorted((one, other) => one - other);
          const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
          return [
            what.padEnd(44),
            String(times.length).padStart(7),
            at(0.5).padStart(8),
            at(0.99).padStart(8),
          ].join(' ');
        });
    },
  };
}

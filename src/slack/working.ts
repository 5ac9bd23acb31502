/** The work in hand, so that stopping can wait for it. */
export interface Working {
  /** It must not reject. */
  add(work: Promise<unknown>): void;
  /** Resolves when nothing is in hand any more, or after `ms`. */
  done(ms: number): Promise<void>;
}

export function createWorking(): Working {
  const inHand = new Set<Promise<unknown>>();
  return {
    add(work) {
      inHand.add(work);
      void work.finally(() => inHand.delete(work));
    },
    async done(ms) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, ms);
      });
      const all = async () => {
        while (inHand.size > 0) await Promise.allSettled(inHand);
      };
      await Promise.race([all(), late]);
      clearTimeout(timer);
    },
  };
}

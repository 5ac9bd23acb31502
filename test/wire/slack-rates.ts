/** Slack's limits on posting: about one a second in a channel, several hundred a minute in a workspace. */

export interface Limit {
  readonly most: number;
  readonly perMs: number;
}

/** Null where a post may pass, else the seconds to wait. */
export type PostRates = (channel: string) => number | null;

export function createPostRates(channel: Limit, workspace: Limit): PostRates {
  const windows = new Map<string, { readonly until: number; used: number }>();
  const open = (key: string, { perMs }: Limit, now: number) => {
    const known = windows.get(key);
    if (known && known.until > now) return known;
    const fresh = { until: now + perMs, used: 0 };
    windows.set(key, fresh);
    return fresh;
  };
  return (id) => {
    const now = Date.now();
    const both = [
      { window: open(id, channel, now), limit: channel },
      { window: open('', workspace, now), limit: workspace },
    ];
    const full = both.find(({ window, limit }) => window.used >= limit.most);
    // Slack says whole seconds.
    if (full) return Math.max(1, Math.ceil((full.window.until - now) / 1000));
    for (const { window } of both) window.used += 1;
    return null;
  };
}

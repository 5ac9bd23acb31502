/** Where an answer to a request can go, as the payload tells. */
export interface Target {
  readonly user: string;
  /** Null on the App Home and after the global shortcut. */
  readonly channel: string | null;
  /** The thread that an answer belongs in. */
  readonly thread: string | null;
  /** Five uses in half an hour; works in channels that the bot isn't in. */
  readonly responseUrl: string | null;
  /** Opens a modal within three seconds. */
  readonly trigger: string | null;
  /** Pressed or sent in a view instead of a message. */
  readonly view: { readonly id: string; readonly type: 'home' | 'modal' } | null;
}

/** What a modal remembers of where it was opened. */
export function metadataOf({ channel, thread }: Target): string {
  return channel === null ? '' : JSON.stringify({ channel, thread });
}

/** Secrets at rest: AES-256-GCM, each bound to what it belongs to, so that rows can't be swapped. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export interface TokenKey {
  /** Stands beside what it sealed; [A-Za-z0-9_-]. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

export interface Seal {
  /** With the first key. `about` has to be the same to open it. */
  close(secret: string, about: string): string;
  /** Rejects with a SealFault. */
  open(sealed: string, about: string): string;
  /** Sealed with the first key. */
  isCurrent(sealed: string): boolean;
}

/** A line for people that says which key; never the secret. */
export class SealFault extends Error {
  override readonly name = 'SealFault';
}

const IV = 12;
const TAG = 16;

/** The first key writes, all of them read. */
export function createSeal(keys: readonly TokenKey[]): Seal {
  const [first] = keys;
  const prefix = `${first?.id}.`;
  return {
    close(secret, about) {
      if (!first)
        throw new SealFault('SLACK_TOKEN_KEYS is missing: without a key no token can be kept.');
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', first.key, iv, { authTagLength: TAG });
      cipher.setAAD(Buffer.from(about));
      const body = [cipher.update(secret, 'utf8'), cipher.final()];
      return prefix + Buffer.concat([iv, cipher.getAuthTag(), ...body]).toString('base64url');
    },
    open(sealed, about) {
      const id = sealed.slice(0, Math.max(sealed.indexOf('.'), 0));
      const found = keys.find((key) => key.id === id);
      if (!found) {
        throw new SealFault(
          `It was encrypted with the key "${id}", which SLACK_TOKEN_KEYS doesn't hold. Put that key back, or install again.`,
        );
      }
      const bytes = Buffer.from(sealed.slice(id.length + 1), 'base64url');
      try {
        const iv = bytes.subarray(0, IV);
        const decipher = createDecipheriv('aes-256-gcm', found.key, iv, { authTagLength: TAG });
        decipher.setAAD(Buffer.from(about));
        decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
        return (
          decipher.update(bytes.subarray(IV + TAG), undefined, 'utf8') + decipher.final('utf8')
        );
      } catch {
        throw new SealFault(
          `The key "${id}" in SLACK_TOKEN_KEYS isn't the one it was encrypted with, or the row was changed. Put the right key back, or install again.`,
        );
      }
    },
    isCurrent: (sealed) => first !== undefined && sealed.startsWith(prefix),
  };
}

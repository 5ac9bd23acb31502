import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quietLogger } from '../../src/slack/logger.ts';
import { createManyOffices } from '../../src/slack/many-offices.ts';
import { openOffice } from '../../src/slack/office.ts';
import { createWeb } from '../../src/slack/web.ts';
import { createStore } from '../../src/store/store.ts';
import { silent, unwatched } from '../silent.ts';

test('what was read before a new install is not what is known after it', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'whoowns-offices-'));
  const tokenKeys = [{ id: 'k1', key: new Uint8Array(32) }];
  const store = await createStore({ databaseUrl: null, dataDir, tokenKeys, log: silent });
  const install = (token: string) =>
    store.installations.save(
      {
        platform: 'slack',
        id: 'T1',
        enterprise: null,
        orgWide: false,
        user: 'U0BOT',
        name: 'whoowns',
        bot: null,
        token,
      },
      0,
    );
  let go = () => {};
  const slow = new Promise<void>((resolve) => {
    go = resolve;
  });
  const calls = {
    apiUrl: 'http://127.0.0.1:1/api/',
    timeoutMs: 100,
    logger: quietLogger,
    meters: unwatched,
    log: silent,
    base: () => 'whoowns',
  };
  const offices = createManyOffices({
    log: silent,
    installations: {
      ...store.installations,
      async get(platform, id) {
        const found = await store.installations.get(platform, id);
        await slow;
        return found;
      },
    },
    open: ({ token, ...found }) =>
      openOffice({ ...found, team: found.id }, createWeb({ ...calls, token }), calls),
  });
  await install('xoxb-old');
  const reading = offices.in('T1');
  // The read has the old one in hand by now.
  await store.installations.get('slack', 'T1');
  await install('xoxb-new');
  offices.drop('T1');
  go();
  await reading;
  expect((await offices.in('T1'))?.web.client.token).toBe('xoxb-new');
  await store.close();
  rmSync(dataDir, { recursive: true });
});

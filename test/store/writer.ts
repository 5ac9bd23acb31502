/** A process of its own that keeps asks and prints each id once it is acknowledged. */
import { createStore } from '../../src/store/store.ts';
import { anAsk } from '../an-ask.ts';
import { silent } from '../silent.ts';

const [, , dataDir = '', name = '', count = '0'] = process.argv;
const store = await createStore({ databaseUrl: null, dataDir, log: silent });
for (let index = 0; index < Number(count); index++) {
  const id = `${name}-${index}`;
  await store.asks.add(anAsk(id, { person: 'writer', at: index }));
  process.stdout.write(`${id}\n`);
}
await store.close();

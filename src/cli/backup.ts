/** `npm run backup`: a copy of the SQLite file while the bot runs. */
import { resolve } from 'node:path';
import { backup } from '../store/backup.ts';
import { folderOfFile } from './place.ts';
import { fileOf, run } from './shell.ts';

const HELP = `usage: npm run -s backup -- FILE

Copies the database in DATA_DIR, as of this moment, into a new file. Bots may go on meanwhile.
`;

await run(HELP, async (args) => {
  const file = resolve(fileOf(args));
  const size = backup(folderOfFile(), file);
  return `Backed up to ${file} (${Math.ceil(size / 1024)} KiB, checked). It holds what people asked: keep it safe.`;
});

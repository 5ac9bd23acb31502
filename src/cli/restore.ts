/** `npm run restore`: a backup in the place of the SQLite file. */
import { resolve } from 'node:path';
import { restore } from '../store/restore.ts';
import { folderOfFile } from './place.ts';
import { fileOf, run } from './shell.ts';

const HELP = `usage: npm run -s restore -- FILE

Puts a backup in the place of the database in DATA_DIR. Stop the bot first. What was there is kept beside it.
`;

await run(HELP, async (args) => {
  const file = resolve(fileOf(args));
  const dataDir = folderOfFile();
  const aside = await restore(dataDir, file, new Date());
  const former = aside ? ` What was there before is in ${aside}.` : '';
  return `Restored ${file} into ${dataDir}.${former} Start the bot again.`;
});

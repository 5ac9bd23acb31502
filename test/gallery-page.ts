/** `npm run gallery`: every screen as each platform shows it, on one page (gallery/index.html). */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { discord } from './page/discord.ts';
import { type Drawing, html, type Platform } from './page/platform.ts';
import { slack } from './page/slack.ts';
import { terminal } from './page/terminal.ts';
import { screenForms, screens } from './screens.ts';

/** The platforms, in the order in which they stand on the page. */
const platforms: readonly Platform[] = [slack, discord, terminal];

const entries = [
  ...screens.map((sample) => ({
    name: sample.name,
    drawings: platforms.flatMap((platform) => platform.screen(sample)),
  })),
  ...screenForms.map(({ name, form }) => ({
    name,
    drawings: platforms.flatMap((platform) => platform.form(form)),
  })),
];

const folder = join(import.meta.dirname, '../gallery');
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'index.html'), page());
process.stdout.write(`${entries.length} screens in gallery/index.html\n`);

function page(): string {
  const list = entries.map(({ name }) => `<a href="#${idOf(name)}">${html(name)}</a>`).join(' · ');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>whoowns: every screen</title><style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 24px; background: #f2f2f4; color: #1d1c1d; }
nav { font-size: 13px; } h2 { margin: 32px 0 8px; font-size: 17px; }
.row { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; }
figure { margin: 0; border: 1px solid #ccc; background: #fff; } figcaption { font-size: 12px; padding: 2px 8px; color: #555; }
${platforms.map(({ css }) => css).join('')}
</style></head><body><h1>whoowns: every screen</h1><nav>${list}</nav>
${entries.map(entryHtml).join('\n')}</body></html>
`;
}

function entryHtml({ name, drawings }: (typeof entries)[number]): string {
  return `<section id="${idOf(name)}"><h2>${html(name)}</h2><div class="row">
${drawings.map(figure).join('\n')}</div></section>`;
}

function figure({ title, width, html: inner }: Drawing): string {
  const style = width === null ? '' : ` style="width:${width}px"`;
  return `<figure><figcaption>${html(title)}</figcaption><div${style}>${inner}</div></figure>`;
}

function idOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

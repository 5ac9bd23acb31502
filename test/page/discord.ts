/**
 * Discord's part of the gallery page: dark, light, and as narrow as a phone. By our own CSS: the ready-made
 * web components need a bundler and scripts on the page, and have no Components V2.
 */
import { completions } from '../../src/core/complete.ts';
import { renderForm } from '../../src/discord/form.ts';
import { render, renderPost } from '../../src/discord/render.ts';
import { lookup } from '../a-bot.ts';
import { bodyHtml, componentsHtml } from './discord-html.ts';
import { type Drawing, html, type Platform } from './platform.ts';

const looks = [
  { title: 'Discord, dark', theme: 'dark', width: 640 },
  { title: 'Discord, light', theme: 'light', width: 640 },
  { title: 'Discord, 360 pixels', theme: 'dark', width: 360 },
] as const;

export const discord: Platform = {
  screen({ name, message }) {
    // Discord has no page of an app's own.
    if (name.startsWith('home')) return [];
    const body = isUnasked(name) ? renderPost(message, 1_000) : render(message);
    return drawn(
      (theme) => `<div class="discord ${theme}"><div class="face">🔎</div>
        <div class="said"><b>whoowns</b> <span class="app">APP</span> <time>Today at 9:41 AM</time>
        ${bodyHtml({ ...body })}</div></div>`,
    );
  },
  form(form) {
    const modal = renderForm(form, (completes, text, limit) =>
      completions(lookup, completes, text, limit),
    );
    if (!modal) return [];
    return drawn(
      (theme) => `<div class="discord ${theme} modal"><h2>${html(modal.title)}</h2>
        ${componentsHtml(modal.components)}
        <footer><span class="button s2">Cancel</span><span class="button s1">Submit</span></footer></div>`,
    );
  },
  css: `
.discord { font: 16px/1.375 'gg sans', 'Noto Sans', Inter, sans-serif; padding: 12px 16px; display: flex; gap: 16px;
  overflow-wrap: anywhere; --text: #dbdee1; --head: #f2f3f5; --dim: #949ba4; --page: #313338; --box: #2b2d31;
  --line: #3f4147; --field: #1e1f22; --link: #00a8fc; --code: #1e1f22; background: var(--page); color: var(--text); }
.discord.light { --text: #313338; --head: #060607; --dim: #5c5e66; --page: #fff; --box: #f2f3f5; --line: #e1e2e4;
  --field: #ebebeb; --link: #006ce7; --code: #f2f3f5; }
.discord .face { flex: none; width: 40px; height: 40px; border-radius: 50%; background: #232f3e; text-align: center;
  line-height: 40px; font-size: 20px; }
.discord .said { min-width: 0; flex: 1; }
.discord .said > b { color: var(--head); }
.discord .app { font-size: 10px; padding: 1px 4px; border-radius: 3px; background: #5865f2; color: #fff; vertical-align: 2px; }
.discord time { color: var(--dim); font-size: 12px; }
.discord p { margin: 0; } .discord h3 { margin: 4px 0 2px; font-size: 18px; line-height: 1.3; color: var(--head); }
.discord small { display: block; color: var(--dim); font-size: 13px; }
.discord li { margin-left: 20px; } .discord a { color: var(--link); text-decoration: none; }
.discord blockquote { margin: 0; padding-left: 12px; border-left: 4px solid var(--line); }
.discord code, .discord pre { font: 14px monospace; background: var(--code); border-radius: 4px; padding: 1px 4px; margin: 0;
  white-space: pre-wrap; }
.discord .mention { background: #5865f24d; border-radius: 3px; padding: 0 2px; }
.discord .time { background: #80848e3d; border-radius: 3px; padding: 0 2px; }
.discord .card { position: relative; max-width: 600px; box-sizing: border-box; background: var(--box); border: 1px solid var(--line);
  border-radius: 8px; padding: 14px 16px 14px 20px; margin: 4px 0; overflow: hidden; display: flex; flex-direction: column; gap: 8px; }
.discord .card::before { content: ''; position: absolute; inset: 0 auto 0 0; width: 4px; background: var(--accent); }
.discord .embed { max-width: 520px; box-sizing: border-box; background: var(--box); border-left: 4px solid var(--accent);
  border-radius: 4px; padding: 10px 16px; margin: 4px 0; }
.discord hr { border: 0; border-top: 1px solid var(--line); width: 100%; margin: 4px 0; }
.discord .actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 2px 0; }
.discord .button { border-radius: 8px; padding: 5px 14px; font-size: 14px; font-weight: 500; background: #4e50585e; color: var(--head); }
.discord.light .button { background: #e3e5e8; }
.discord .button.s1, .discord.light .button.s1 { background: #5865f2; color: #fff; } .discord .button.s4 { background: #d83c3e; color: #fff; }
.discord .select, .discord .input { display: flex; justify-content: space-between; gap: 8px; width: 100%; max-width: 400px; min-height: 40px;
  box-sizing: border-box; padding: 8px 12px; border-radius: 8px; background: var(--field); color: var(--dim); font-size: 15px; }
.discord .input.tall { min-height: 96px; } .discord .select i { font-style: normal; }
.discord.modal { display: block; max-width: 440px; } .discord.modal h2 { margin: 0 0 12px; font-size: 20px; color: var(--head); }
.discord .label { margin: 14px 0; } .discord .label b { display: block; color: var(--head); font-size: 14px; }
.discord .label .input, .discord .label .select { max-width: none; margin-top: 6px; }
.discord footer { display: flex; justify-content: flex-end; gap: 8px; margin-top: 16px; }
`,
};

/** The bot says these without being asked, so they must be told in a notification. */
function isUnasked(name: string): boolean {
  return /^(welcome: (by direct|a line|the card)|quiz: the question)/.test(name);
}

function drawn(draw: (theme: string) => string): readonly Drawing[] {
  return looks.map(({ title, theme, width }) => ({ title, width, html: draw(theme) }));
}

/** Slack's part of the gallery page: light, dark, and as narrow as a phone. */
import { renderForm } from '../../src/slack/form.ts';
import { limits } from '../../src/slack/limits.ts';
import { blocksOf, renderMessage } from '../../src/slack/render.ts';
import { blocksHtml } from './block-html.ts';
import { type Drawing, html, type Platform } from './platform.ts';

const looks = [
  { title: 'Slack, light', theme: 'light', width: 640 },
  { title: 'Slack, dark', theme: 'dark', width: 640 },
  { title: 'Slack, 360 pixels', theme: 'light', width: 360 },
] as const;

export const slack: Platform = {
  screen({ name, message }) {
    if (name.startsWith('home')) {
      const inner = blocksHtml(blocksOf(message, limits.viewBlocks));
      return drawn((theme) => `<div class="slack ${theme} home">${inner}</div>`);
    }
    const { text, blocks } = renderMessage(message);
    return drawn(
      (theme) => `<div class="slack ${theme}" title="${html(text)}">
        <div class="face">🔎</div>
        <div class="said"><b>whoowns</b> <span class="app">APP</span> <small>9:41 AM</small>
        ${blocksHtml(blocks)}</div></div>`,
    );
  },
  form(form) {
    const { title, submit, close, blocks } = renderForm(form, '');
    return drawn(
      (theme) => `<div class="slack ${theme} modal"><h4>${html(title.text)}</h4>
        ${blocksHtml(blocks)}
        <footer><span class="button">${html(close?.text ?? '')}</span>
        <span class="button primary">${html(submit?.text ?? '')}</span></footer></div>`,
    );
  },
  css: `
.slack { font: 15px/1.46 Lato, Inter, 'Noto Sans', sans-serif; padding: 12px 16px; display: flex; gap: 8px;
  overflow-wrap: anywhere; --text: #1d1c1d; --dim: #616061; --line: #dddddd; --field: #868686; --link: #1264a3;
  background: #fff; color: var(--text); }
.slack.dark { --text: #d1d2d3; --dim: #ababad; --line: #565856; --field: #797c81; --link: #1d9bd1; background: #1a1d21; }
.slack.home, .slack.modal { display: block; padding: 16px 20px; }
.slack .face { flex: none; width: 36px; height: 36px; border-radius: 8px; background: #232f3e; text-align: center;
  line-height: 36px; font-size: 20px; }
.slack .said { min-width: 0; flex: 1; }
.slack .app { font-size: 10px; padding: 1px 3px; border-radius: 2px; background: #80808033; color: var(--dim); }
.slack small, .slack .context, .slack s { color: var(--dim); font-size: 13px; text-decoration: none; }
/* As in Slack: a long line of code goes on below. */
.slack pre { margin: 0; white-space: pre-wrap; }
.slack p, .slack ul, .slack ol { margin: 0; }
.slack ul, .slack ol { padding-left: 26px; }
.slack .b { margin: 4px 0; }
.slack .header { font-size: 18px; font-weight: 800; margin-top: 12px; }
.slack .actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; }
.slack .button, .slack .select { border: 1px solid var(--line); border-radius: 4px; padding: 0 12px; height: 28px;
  line-height: 26px; font-size: 13px; font-weight: 700; white-space: nowrap; max-width: 100%; overflow: hidden;
  text-overflow: ellipsis; box-sizing: border-box; }
.slack .select { font-weight: 400; border-color: var(--field); min-width: 160px; display: flex; justify-content: space-between; gap: 8px; }
.slack .button.primary { background: #007a5a; border-color: #007a5a; color: #fff; }
.slack .button.danger { border-color: #e01e5a; color: #e01e5a; }
.slack blockquote { margin: 0; padding-left: 12px; border-left: 4px solid var(--line); }
.slack code { font-size: 12px; color: #e01e5a; border: 1px solid var(--line); border-radius: 3px; padding: 1px 3px; }
.slack a { color: var(--link); text-decoration: none; }
.slack .input { margin: 14px 0; }
.slack .input > b { display: block; }
.slack .field { display: flex; justify-content: space-between; border: 1px solid var(--field); border-radius: 4px; min-height: 36px; padding: 4px 12px;
  margin: 4px 0; line-height: 26px; height: auto; box-sizing: border-box; }
.slack .tall { min-height: 80px; }
.slack.modal h4 { font-size: 22px; margin: 0 0 8px; }
.slack footer { display: flex; justify-content: flex-end; gap: 12px; margin-top: 16px; }
`,
};

function drawn(draw: (theme: string) => string): readonly Drawing[] {
  return looks.map(({ title, theme, width }) => ({ title, width, html: draw(theme) }));
}

/** A platform's part of the gallery page. */
import type { Form } from '../../src/core/message.ts';
import type { Sample } from '../gallery.ts';

/** One way to draw a screen. */
export interface Drawing {
  /** "Slack, dark, 360 pixels" */
  readonly title: string;
  /** In pixels; null: as wide as it is by itself. */
  readonly width: number | null;
  readonly html: string;
}

/** To add a platform: write one of these and put it into the list in ../gallery-page.ts. */
export interface Platform {
  readonly css: string;
  screen(sample: Sample): readonly Drawing[];
  form(form: Form): readonly Drawing[];
}

export function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

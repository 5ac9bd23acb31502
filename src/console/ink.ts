/** Colour and weight, where there are any: words never depend on them. */
import { styleText } from 'node:util';
import type { Owner } from '../core/knowledge/shape.ts';

export type Style =
  | 'bold'
  | 'italic'
  | 'dim'
  | 'underline'
  | 'cyan'
  | 'yellow'
  | 'magenta'
  | 'green'
  | 'red';
export type Ink = (styles: readonly Style[], text: string) => string;

export function createInk(colour: boolean): Ink {
  return (styles, text) =>
    colour && styles.length > 0 && text !== ''
      ? styleText([...styles], text, { validateStream: false })
      : text;
}

export function ownerStyle(owner: Owner): Style {
  switch (owner) {
    case 'aws':
      return 'yellow';
    case 'customer':
      return 'cyan';
    case 'shared':
      return 'magenta';
  }
}

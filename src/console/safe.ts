/** Text that can't steer the terminal. */
import { stripVTControlCharacters } from 'node:util';

/** Stands for a link while lines are broken; in nobody's text. */
export const PLACE = '\uE000';

/** Controls, and the marks that turn the reading direction of what follows. */
const STEERING = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uE000]/gu;
const BREAKS = /\r\n?|[\u2028\u2029]/g;

/** Escape sequences and steering characters taken out; line feeds stay. */
export function safe(text: string): string {
  const lines = stripVTControlCharacters(text.toWellFormed()).replace(BREAKS, '\n').split('\n');
  return lines.map((line) => line.replaceAll('\t', ' ').replace(STEERING, '')).join('\n');
}

/** The same on one line. */
export function safeLine(text: string): string {
  return safe(text).replace(/\s+/g, ' ').trim();
}

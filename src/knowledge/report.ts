import type { Place } from './yaml.ts';

/** A fault as a person looks it up; no place: it is about the whole file or folder. */
export interface FileFault {
  readonly file: string;
  readonly place: Place | null;
  readonly message: string;
  readonly hint: string | null;
  /** Worth mending, but nothing that keeps the bot from starting. */
  readonly warning: boolean;
}

/** The faults as a person reads them: where, what, and what to do about it. */
export function formatFaults(faults: readonly FileFault[]): string {
  const files = new Set(faults.map(({ file }) => file)).size;
  const lines = faults.map(({ file, place, message, hint, warning }) => {
    const where = place ? `${file}:${place.line}:${place.column}` : file;
    return `${where}: ${warning ? 'warning: ' : ''}${message}${hint ? `\n    ${hint}` : ''}`;
  });
  const warnings = faults.filter(({ warning }) => warning).length;
  const counts = [
    ...(faults.length > warnings ? [count(faults.length - warnings, 'fault')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ];
  return [...lines, '', `${counts.join(' and ')} in ${count(files, 'file')}`].join('\n');
}

/** In the order of the files and of their lines. */
export function inOrder(faults: readonly FileFault[]): readonly FileFault[] {
  return faults.toSorted(
    (one, other) =>
      one.file.localeCompare(other.file) ||
      (one.place?.line ?? 0) - (other.place?.line ?? 0) ||
      (one.place?.column ?? 0) - (other.place?.column ?? 0),
  );
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

import type { Atom } from './atoms';
import type { Stream } from './stream';

/** Digits that are said one after another, with nothing but pauses and small words between them. */
export interface Run {
  readonly atoms: readonly (Atom & { readonly digits: string })[];
}

/** Words between groups of digits that do not end a number. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  `um uh uhm er erm hm mhm mm then okay ok yes yeah yep right dash hyphen space minus and
   ah ahm ahem dann und ja genau strich bindestrich leerzeichen
   euh heu hein et puis ensuite oui tiret voila
   eh y luego despues si guion vale entonces`
    .trim()
    .split(/\s+/),
);

export const MOST_SMALL_WORDS = 3;

export function isSmallWord(word: string): boolean {
  return SMALL_WORDS.has(word);
}

/** All runs of digits of a stream. */
export function runsOf(stream: Stream, atoms: readonly Atom[]): Run[] {
  const runs: Run[] = [];
  let open: (Atom & { digits: string })[] = [];
  let small = 0;
  const close = () => {
    if (open.length > 0) runs.push({ atoms: open });
    open = [];
  };
  for (const atom of atoms) {
    if (isCutOff(stream, atom)) close();
    if (atom.digits !== undefined && !atom.alone) {
      open.push({ ...atom, digits: atom.digits });
      small = 0;
    } else if (atom.alone || !isSmallWord(atom.word ?? '') || (small += 1) > MOST_SMALL_WORDS) {
      close();
    }
  }
  close();
  return runs;
}

/** Whether this is the first of a unit that comes after a longer silence. */
export function isCutOff(stream: Stream, { from }: Atom): boolean {
  const unit = stream.unitOf(from);
  return unit?.isCutOff === true && stream.unitOf(from - 1) !== unit;
}

export function digitsOf({ atoms }: Run): string {
  return atoms.map(({ digits }) => digits).join('');
}

/** A run in its parts, wherever something lies between two of its groups. */
export function splitRun(
  { atoms }: Run,
  isBorder: (before: Run['atoms'][number], after: Run['atoms'][number]) => boolean,
): Run[] {
  const parts: Run['atoms'][number][][] = [];
  for (const [at, atom] of atoms.entries()) {
    const before = atoms[at - 1];
    if (!before || isBorder(before, atom)) parts.push([]);
    parts.at(-1)?.push(atom);
  }
  return parts.map((part) => ({ atoms: part }));
}

/** The parts of a run in each phrase. */
export function byPhrase(stream: Stream, run: Run): Run[] {
  return splitRun(
    run,
    (before, after) => stream.unitOf(before.to)?.phrase !== stream.unitOf(after.from)?.phrase,
  );
}

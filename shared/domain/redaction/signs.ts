import type { Atom } from './atoms';
import { isCutOff } from './runs';
import type { Stream } from './stream';

/** Letters that are said by their names, where the name is no other word. */
const LETTER_NAMES: Readonly<Record<string, string>> = {
  equis: 'X',
  zeta: 'Z',
  hache: 'H',
  jota: 'J',
  zed: 'Z',
  zee: 'Z',
  zett: 'Z',
  ypsilon: 'Y',
  jot: 'J',
};

/** Words between the parts of an id that are not its letters. */
const SEPARATORS: ReadonlySet<string> = new Set(
  'dash hyphen space minus strich bindestrich tiret guion'.split(' '),
);

const MOST_LETTERS = 6;

/** The letters and digits that an atom may add to an id in capitals; '' for a separator. */
export function signsOf({ digits, alone, word }: Atom): string | undefined {
  if (digits !== undefined) return alone ? undefined : digits;
  if (word === undefined) return undefined;
  if (SEPARATORS.has(word)) return '';
  const letters = LETTER_NAMES[word] ?? word.toUpperCase();
  return letters.length <= MOST_LETTERS && /^[A-Z]+$/.test(letters) ? letters : undefined;
}

/** What can be read from an atom on, sign group by sign group, up to a length. */
export function* signsFrom(
  stream: Stream,
  atoms: readonly Atom[],
  first: number,
  most: (signs: string) => number,
): Generator<{ signs: string; to: number; last: number }> {
  let signs = '';
  for (let at = first; at < atoms.length; at += 1) {
    const atom = atoms[at];
    if (!atom || (at > first && isCutOff(stream, atom))) return;
    const next = signsOf(atom);
    if (next === undefined || (next === '' && at === first)) return;
    signs += next;
    if (signs.length > most(signs)) return;
    if (next !== '') yield { signs, to: atom.to, last: at };
  }
}

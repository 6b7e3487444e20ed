import { atomsAt, type Atom } from '../atoms';
import { isCardNumber, LONGEST_CARD, SHORTEST_CARD } from '../checks/card';
import { numbersOf } from '../numbers/languages';
import { isCutOff, isSmallWord, MOST_SMALL_WORDS } from '../runs';
import type { Finding, Stream } from '../stream';
import { merged } from './merged';

/** Ways to read one beginning that are tried; most have a few, digits one. */
const MOST_STEPS = 3000;

/**
 * Card numbers among digits said one after another, however they are read: "ninety four" may be 94, or
 * 90 and 4. Where several parts pass for one, all of them go: which is the card cannot be told.
 */
export function findCards(stream: Stream): Finding[] {
  const known = new Map<number, readonly Atom[]>();
  const atomsFrom = (at: number): readonly Atom[] => {
    const atoms = known.get(at) ?? readAt(stream, at);
    known.set(at, atoms);
    return atoms;
  };
  const found: Finding[] = [];
  for (let from = 0; from < stream.tokens.length; from += 1) {
    if (isJoined(stream, from - 1) || !atomsFrom(from).some(isPart)) continue;
    found.push(...cardsFrom(stream, from, atomsFrom));
  }
  return merged(found);
}

function isPart(atom: Atom): atom is Atom & { digits: string } {
  return atom.digits !== undefined && !atom.alone;
}

/** A way through the words. */
interface Way {
  readonly digits: string;
  readonly next: number;
  readonly small: number;
}

function cardsFrom(
  stream: Stream,
  from: number,
  atomsFrom: (at: number) => readonly Atom[],
): Finding[] {
  const found: Finding[] = [];
  const open: Way[] = [{ digits: '', next: from, small: 0 }];
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const way = open.pop();
    if (!way) break;
    for (const atom of atomsFrom(way.next)) {
      if (way.next > from && isCutOff(stream, atom)) continue;
      const next = atom.to + 1;
      if (isPart(atom)) {
        const digits = way.digits + atom.digits;
        if (digits.length > LONGEST_CARD) continue;
        if (digits.length >= SHORTEST_CARD && isCardNumber(digits)) {
          found.push({ kind: 'card', from, to: atom.to });
        }
        open.push({ digits, next, small: 0 });
      } else if (isSmallWord(atom.word ?? '') && way.small < MOST_SMALL_WORDS) {
        open.push({ ...way, next, small: way.small + 1 });
      }
    }
  }
  return found;
}

/** What a token can begin, without what ends within a word that is written with a hyphen. */
function readAt(stream: Stream, at: number): Atom[] {
  const unit = stream.tokens[at]?.unit ?? -1;
  const language = numbersOf((stream.units[unit]?.locale ?? '').slice(0, 2).toLowerCase());
  const atoms = atomsAt(stream.tokens, at, language);
  const whole = atoms.filter(({ to }) => !isJoined(stream, to));
  return whole.length > 0 ? whole : atoms;
}

/** Whether a hyphen alone stands between a word and the next: "thirty-four". */
function isJoined(stream: Stream, token: number): boolean {
  const [one, other] = [stream.tokens[token], stream.tokens[token + 1]];
  if (!one || !other || one.unit !== other.unit || one.look || other.look) return false;
  return stream.unitOf(token)?.text.slice(one.end, other.start) === '-';
}

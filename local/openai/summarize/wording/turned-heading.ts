import { contentWords, stem } from '../text/words';
import { turnIn } from '../text/trouble';
import { thingOf } from './things';

/** "Now it is leaking again" → "leaking again": what "it" is stands in front. */
const SUBJECT =
  /^(?:now )?(?:it|they|that|this|he|she|these|those|there)(?:'s| is|'re| are| was| were)?(?: been)? (?=\S)|^(?:i|we) (?=(?:only |just )?(?:got|received|found)\b)/iu;
/** "They charged me twice" → "charged twice". */
const DONE_TO_ME =
  /^(?:it|they|you|he|she|somebody|someone)(?:'ve|'s|'d| have| has| had)? ((?:(?:never|still|just|only|already) )?[\p{L}']+) (?:me|us) /iu;

/** The two halves of a heading for "…, but …". */
export interface TurnedHeading {
  /** What it is about; undefined when the trouble names it already, or nothing does. */
  readonly thing: string | undefined;
  readonly trouble: string;
}

/** Reads "My parcel was due on Monday, but it never came" as "parcel" and "never came". */
export function turnedHeading(spoken: string): TurnedHeading | undefined {
  const turn = turnIn(spoken);
  if (turn === undefined) {
    return undefined;
  }
  const trouble = turn.trouble.replace(DONE_TO_ME, '$1 ');
  const thing = thingOf(turn.before);
  if (thing === undefined) {
    return { thing, trouble };
  }
  const told = new Set(contentWords(trouble).map(stem));
  const names = contentWords(thing).filter((word) => !/\p{N}/u.test(word));
  const isTold = names.every((word) => told.has(stem(word)));
  return { thing: isTold ? undefined : thing, trouble: trouble.replace(SUBJECT, '') };
}

import { opensWithReference } from '../text/references';
import { contentWords } from '../text/words';
import { hasPronoun } from './pronouns';
import { tidySpeech } from './tidy-speech';
import { LEAD_INS, type Following } from './title-patterns';
import { turnedHeading } from './turned-heading';
import { gerund } from './verb-forms';

export const LONGEST_TITLE = 80;

/** Where a heading may end: what follows is explanation. */
const ASIDE =
  /[,;:]? (?:and|but|because|so|which|where|when|even though|although|if|as|that|since|i|we|you)\b|[,;] |(?<!\b(?:Dr|Mr|Mrs|Ms|St))[.?!] /giu;
/** Words that end no heading, unless they belong to a verb: "turn on", "log in". */
const LOOSE_END =
  /(?:[\s,;:.!–—-]+|(?<!\b(?:turn|switch|come|log|plug|sign)(?:s|ed|ing)?)\s+(?:a|an|the|my|your|our|of|to|for|and|or|but|in|on|at|with|that|is|was|be|by|from|as|please|today|now|then|it|just|also|too|very|actually))+$/iu;

/** A new sentence after a comma: "charged twice, it's …". A heading has to hold something before it. */
const SPLICE =
  /[,;] (?=(?:it|it's|that's|this|there|there's|he|she|they|i|i'm|we|you|so|but|because|which|and|nobody)\b)/iu;
const SPLICE_AFTER = 15;

/** "the proposal I sent last week for …": the heading is about the thing, not about who sent it. */
const RELATIVE =
  / (?:that )?(?:i|we|you)(?:'ve)? (?:sent|bought|ordered|made|placed|received|got|booked|had)\b(?: (?:me|you))?(?: (?:last|this) \w+| on \w+day| yesterday)?/iu;
const LATER_WISH =
  /(?<=[,.;]? (?:and|but|so) )(?:i(?:'d| would) like to|(?:i|we)(?: just| really)? (?:need|want|wanted) to|i was (?:hoping|wondering))\b/iu;

/** Makes a heading out of a sentence; undefined when too little would be left of it. */
export function headingOf(sentence: string, room = LONGEST_TITLE): string | undefined {
  const spoken = tidySpeech(sentence).replace(/[.!]+$/u, '');
  const question = spoken.replace(/\b(?:my|our|your)\b/giu, 'the');
  if (question.endsWith('?') && !hasPronoun(question.toLowerCase()) && question.length <= room) {
    return upper(question);
  }
  const wish = spoken.search(LATER_WISH);
  if (wish > 0) {
    return withContext(spoken.slice(wish), spoken.slice(0, wish), room);
  }
  const heading = turned(spoken, room) ?? plainHeading(spoken.replace(/\?$/u, ''), room);
  return heading === undefined ? undefined : upper(heading);
}

/** "I paid my bill, but I was charged twice" → "bill: charged twice". */
function turned(spoken: string, room: number): string | undefined {
  const turn = turnedHeading(spoken);
  if (turn?.thing !== undefined) {
    const trouble = plainHeading(turn.trouble, room - turn.thing.length - 2, 1);
    return trouble === undefined ? undefined : `${turn.thing}: ${trouble}`;
  }
  return turn === undefined ? undefined : plainHeading(turn.trouble, room);
}

/** `fewest` is how many words of meaning a heading needs to say something. */
function plainHeading(spoken: string, room: number, fewest = 2): string | undefined {
  const { rest, following } = afterLeadIns(spoken);
  const heading = shorten(impersonal(rest.replace(RELATIVE, ''), following), room);
  const plain = heading.toLowerCase();
  return contentWords(heading).length >= fewest && !hasPronoun(plain) && !opensWithReference(plain)
    ? heading
    : undefined;
}

/** "I made a booking …, and I need to change the dates" → "Changing the dates: booking …". */
function withContext(wish: string, before: string, room: number): string | undefined {
  const heading = headingOf(wish, room);
  if (heading === undefined) {
    return headingOf(before, room);
  }
  const context = headingOf(before, room - heading.length - 2);
  return context === undefined ? heading : `${heading}: ${lower(context)}`;
}

function afterLeadIns(spoken: string): { rest: string; following: Following } {
  let rest = spoken;
  let following: Following = 'clause';
  let found = LEAD_INS.find(({ pattern }) => pattern.test(rest));
  while (found !== undefined) {
    rest = tidySpeech(rest.replace(found.pattern, ''));
    following = found.following;
    const final = following === 'verb' || following === 'participle';
    found = final ? undefined : LEAD_INS.find(({ pattern }) => pattern.test(rest));
  }
  return { rest, following };
}

/** "lost my card" → "lost card", "cancel my order" → "cancelling the order". */
function impersonal(rest: string, following: Following): string {
  const [first = '', ...more] = rest.split(' ');
  let text = rest.replace(/^(?:an?|the|my|our|your|some)\s+/iu, '');
  if (following === 'verb' && /^[a-z]{2,}$/iu.test(first)) {
    text = [gerund(first.toLowerCase()), ...more].join(' ');
  } else if (following === 'participle') {
    text = rest.replace(/^(\S+) (?:my|our) /iu, '$1 ');
  }
  return text.replace(/\b(?:my|our|your)\b/giu, 'the');
}

/**
 * The longest beginning that fits a title, ends where an aside begins, and speaks of no "I" or "you";
 * failing that the last whole word that fits. `room` is in characters.
 */
export function shorten(text: string, room = LONGEST_TITLE): string {
  const splice = text.slice(SPLICE_AFTER).search(SPLICE);
  const whole = splice < 0 ? text : text.slice(0, SPLICE_AFTER + splice);
  return cutToFit(whole, room).replace(LOOSE_END, '').slice(0, room);
}

function cutToFit(text: string, room: number): string {
  const ends = [...[...text.matchAll(ASIDE)].map(({ index }) => index), text.length].reverse();
  const main = ends
    .map((end) => text.slice(0, end))
    .find((part) => part.length <= room && part.length > 8 && !hasPronoun(part.toLowerCase()));
  return main ?? (text.length <= room ? text : text.slice(0, room + 1).replace(/\s+\S*$/u, ''));
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A heading that follows another: small, unless it begins with a name or an abbreviation. */
export function lower(heading: string): string {
  return /^\p{Lu}\p{Ll}/u.test(heading)
    ? heading.charAt(0).toLowerCase() + heading.slice(1)
    : heading;
}

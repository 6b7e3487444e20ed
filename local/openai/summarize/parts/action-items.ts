import { saysTheSame } from '../choose';
import { evidenceOf, type Call } from '../call';
import type { ActionItem, Sentence } from '../types';
import { reportLine } from '../wording/report-line';
import { clausesOf } from '../text/clauses';
import { commitmentIn, offerIn, type Commitment } from './commitments';
import { dueIn } from './due';
import { acceptanceOf } from './offers';

const MOST_ITEMS = 8;
/** A promise answers a request when it comes within so many sentences. */
const ANSWER_REACH = 3;
/** "I'll block it" … "I've blocked it": within so many sentences it is the same thing. */
const DONE_REACH = 60;
const ALREADY_DONE =
  /\b(?:i've|we've|i have|we have|has been|have been|that's been|it's been|is now|are now|i just)\b/u;

interface Found {
  readonly sentence: Sentence;
  readonly commitment: Commitment;
  /** The request that a promise answers and the word that accepts an offer belong to the evidence. */
  readonly sentences: readonly Sentence[];
}

/** What somebody promised or was asked to do after the call, in the order of the call. */
export function actionItemsOf(call: Call): { items: ActionItem[]; sentences: Sentence[] } {
  let found: Found[] = [];
  for (const [place, sentence] of call.matter.entries()) {
    const later = call.matter.slice(place + 1, place + DONE_REACH);
    for (const next of commitmentsIn(call, sentence)) {
      found = isDoneLater(later, next.sentence) ? found : withNew(found, next);
    }
  }
  const kept = found.slice(-MOST_ITEMS);
  return {
    sentences: kept.flatMap(({ sentences }) => sentences),
    items: kept.map(({ sentence, commitment, sentences }) => ({
      text: reportLine(sentence, call.cast),
      owner: ownerName(call, commitment),
      due: dueOf(sentence, commitment),
      evidence: evidenceOf(sentences),
    })),
  };
}

/** One for each promise of the sentence, if it can be parted into promises; else one for all of it. */
function commitmentsIn(call: Call, whole: Sentence): Found[] {
  const found = clausesOf(whole).map((sentence) => {
    const commitment = commitmentIn(sentence, call.cast);
    return commitment === undefined ? [] : [{ sentence, commitment, sentences: [whole] }];
  });
  if (found.length > 1 && found.every(({ length }) => length === 1)) {
    return found.flat();
  }
  const acceptance = acceptanceOf(call, whole);
  const commitment = commitmentIn(whole, call.cast) ?? (acceptance && offerIn(whole, call.cast));
  return commitment === undefined
    ? []
    : [{ sentence: whole, commitment, sentences: [whole, ...(acceptance ? [acceptance] : [])] }];
}

function isDoneLater(later: readonly Sentence[], promise: Sentence): boolean {
  return later.some(
    ({ plain, terms }) => ALREADY_DONE.test(plain) && saysTheSame(terms, promise.terms),
  );
}

/** Adds what is new; of two that say the same the firmer stays, a promise takes over its request. */
function withNew(found: readonly Found[], next: Found): Found[] {
  const at = found.findIndex(
    (other) => answers(next, other) || saysTheSame(other.sentence.terms, next.sentence.terms),
  );
  const earlier = found[at];
  if (earlier === undefined) {
    return [...found, next];
  }
  if (!isFirmer(next, earlier)) {
    return [...found];
  }
  const merged = answers(next, earlier)
    ? { ...next, sentences: [...earlier.sentences, ...next.sentences] }
    : next;
  return found.map((other, place) => (place === at ? merged : other));
}

function answers(promise: Found, request: Found): boolean {
  return (
    promise.commitment.kind === 'promise' &&
    request.commitment.kind === 'request' &&
    promise.commitment.owner === request.commitment.owner &&
    promise.sentence.index - request.sentence.index <= ANSWER_REACH &&
    [...promise.sentence.terms].some((term) => request.sentence.terms.has(term))
  );
}

/** A promise beats a request for the same thing, and one with a time beats one without. */
function isFirmer(later: Found, earlier: Found): boolean {
  if (later.commitment.kind !== earlier.commitment.kind) {
    return later.commitment.kind === 'promise';
  }
  return (
    dueOf(later.sentence, later.commitment) !== null ||
    dueOf(earlier.sentence, earlier.commitment) === null
  );
}

/** "If they haven't found it by Thursday, we'll send another": Thursday is no promise. */
function dueOf({ text, plain }: Sentence, { from }: Commitment): string | null {
  const conditional = /^(?:(?:and|but|so),? )?(?:if|once|when|unless|after)\b/u.test(plain);
  return dueIn(text.slice(from)) ?? (conditional ? null : dueIn(text));
}

function ownerName(call: Call, { owner }: Commitment): string | null {
  const role = call.cast.roleOf(owner);
  if (owner === undefined || role === undefined || role === 'speaker') {
    return owner ?? null;
  }
  return role.charAt(0).toUpperCase() + role.slice(1);
}

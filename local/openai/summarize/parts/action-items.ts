import { saysTheSame } from '../choose';
import { evidenceOf, type Call } from '../call';
import type { ActionItem, Sentence } from '../types';
import { reportLine } from '../wording/report-line';
import { commitmentIn, type Commitment } from './commitments';
import { dueIn } from './due';

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
  /** The request that this promise answers belongs to its evidence. */
  readonly sentences: readonly Sentence[];
}

/** What somebody promised or was asked to do after the call, in the order of the call. */
export function actionItemsOf(call: Call): { items: ActionItem[]; sentences: Sentence[] } {
  let found: Found[] = [];
  for (const [place, sentence] of call.matter.entries()) {
    const commitment = commitmentIn(sentence, call.cast);
    if (
      commitment !== undefined &&
      !isDoneLater(call.matter.slice(place + 1, place + DONE_REACH), sentence)
    ) {
      found = withNew(found, { sentence, commitment, sentences: [sentence] });
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

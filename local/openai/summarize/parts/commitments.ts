import type { Cast } from '../acts/cast';
import { wordList } from '../text/word-list';
import type { Sentence } from '../types';
import { isAdverb } from '../wording/verb-forms';

/** Somebody will do something after the call, or was asked to. */
export interface Commitment {
  readonly kind: 'promise' | 'request';
  /** Label of the speaker who is to do it; undefined when the transcript doesn't tell. */
  readonly owner: string | undefined;
  /** Where it begins in the sentence; its time stands after that. */
  readonly from: number;
}

/** What people do after a call; checking, looking and explaining is done during it. */
const AFTER_CALL = wordList(
  `send email mail post text call ring phone contact reply return bring keep upload sign pay fill
   complete pick drop arrive come attend report destroy cut pack leave take collect forward submit
   write arrange follow update prepare share schedule ask get let make remind chase escalate raise
   issue refund credit order replace book pass speak visit deliver investigate set organise organize
   open request have confirm provide review discuss file log monitor apply bin install change shred`,
);
/** What an engineer, a depot, a colleague comes and does. */
const DONE_BY_OTHERS = wordList(
  'call ring phone contact email text send visit come deliver collect pick drop fix repair inspect replace arrange investigate write review',
);
/** Of these the customer's request is kept; what else is asked for is the matter of the call itself. */
const ASKED_OF_AGENT = wordList(
  'send email mail post text call ring phone forward write let get remind',
);

const PROMISE =
  /\b(?:i'll|i will|we'll|we will|i'm going to|i am going to|we're going to|i shall)\s+(.+)/u;
const OFFER = /\b(?:(?:i|we) (?:can|could)|what (?:i|we) can do is)\s+(.+)/u;
const THIRD_PARTY =
  /\b(?:someone|somebody|(?:the|an?|our|your|my|one of our) (?:\w+ ){0,2}?\w+)(?:'ll| will| is going to)\s+(.+)/u;
const REQUEST =
  /(?:^|[,.;] |\b(?:and|so|then|but) )(?:please|(?:can|could|would|will) you|if you (?:can|could)|you(?:'ll| will)? (?:need|have) to|you must|you should|make sure (?:that )?(?:you|to)|don't forget to|remember to|be sure to)\s+(.+)/u;
const NOT_REALLY =
  /\b(?:i'll|i will) (?:be honest|let you go|leave it there|be back|have a think|think about|wait|hold)\b|\bnow for you\b|\bright now\b/u;

/** Reads a promise or a request out of a sentence; undefined when it holds none for after the call. */
export function commitmentIn(sentence: Sentence, cast: Cast): Commitment | undefined {
  const { plain, speaker } = sentence;
  const role = cast.roleOf(speaker);
  if (NOT_REALLY.test(plain) || isTold(plain) || role === 'speaker') {
    return undefined;
  }
  const byOthers = THIRD_PARTY.exec(plain);
  if (byOthers !== null && actsAfterCall(byOthers[1], DONE_BY_OTHERS)) {
    return { kind: 'promise', owner: agentAmong(cast), from: byOthers.index };
  }
  const promise = PROMISE.exec(plain);
  if (promise !== null && !plain.endsWith('?') && actsAfterCall(promise[1], AFTER_CALL)) {
    return { kind: 'promise', owner: speaker, from: promise.index };
  }
  const asked = REQUEST.exec(plain);
  const verbs = role === 'customer' ? ASKED_OF_AGENT : AFTER_CALL;
  return asked !== null && actsAfterCall(asked[1], verbs)
    ? { kind: 'request', owner: cast.partnerOf(speaker), from: asked.index }
    : undefined;
}

/** An agent's "I can send …": a promise as soon as the other side takes it up. */
export function offerIn({ plain, speaker }: Sentence, cast: Cast): Commitment | undefined {
  const offer = plain.endsWith('?') || isTold(plain) ? null : OFFER.exec(plain);
  return offer !== null && cast.roleOf(speaker) === 'agent' && actsAfterCall(offer[1], AFTER_CALL)
    ? { kind: 'promise', owner: speaker, from: offer.index }
    : undefined;
}

/** Promises that are only quoted or imagined: "they said I'll get…", "if I'll…". */
function isTold(plain: string): boolean {
  return /\b(?:said|told me|promised|thought) (?:that )?(?:i'll|i will|we'll|someone|somebody|an? \w+|you|they)\b/u.test(
    plain,
  );
}

function actsAfterCall(rest: string | undefined, verbs: ReadonlySet<string>): boolean {
  const verb = rest
    ?.split(/[^\p{L}']+/u)
    .find(
      (word) =>
        word !== '' && !isAdverb(word) && !/^(?:please|be|go|ahead|and|kindly)$/u.test(word),
    );
  return verb !== undefined && (verbs.has(verb) || verbs.has(verb.replace(/ing$/u, '')));
}

function agentAmong(cast: Cast): string | undefined {
  return cast.speakers.find((speaker) => cast.roleOf(speaker) === 'agent');
}

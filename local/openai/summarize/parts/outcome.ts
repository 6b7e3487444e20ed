import { saysTheSame } from '../choose';
import type { Call } from '../call';
import { clausesOf } from '../text/clauses';
import type { Sentence } from '../types';
import { clarityOf, inContext } from './context';
import { acceptanceOf } from './offers';

const DONE =
  'refunded|booked|cancelled|canceled|blocked|frozen|ordered|raised|sent|emailed|arranged|updated|changed|processed|credited|rescheduled|reset|confirmed|fixed|issued|resolved|scheduled|added|registered|sorted|applied|removed|reported|logged|escalated|waived|moved|replaced|renewed|activated|reserved|extended|upgraded|reduced|set up|put through|submitted|approved|declined|restored|returned|transferred|reconnected|opened|closed|placed';

const CUES: readonly (readonly [points: number, pattern: RegExp])[] = [
  [
    6,
    new RegExp(
      `\\b(?:i've|we've|i have|we have|has been|have been|that's been|it's been|been|is now|are now|that's now|'s all|is all|are all|all) (?:\\w+ ){0,4}?(?:${DONE})\\b`,
      'u',
    ),
  ],
  [
    5,
    /\b(?:you're|you are|that's|it's|everything's?|is|are) (?:now |all )*(?:booked|confirmed|set|done|sorted|scheduled|cancelled|fixed|blocked|frozen|refunded|registered|reserved|restored|replaced|working (?:again|now)|back (?:on|up))\b/u,
  ],
  [
    5,
    /\b(?:you'll|you will|you should|they'll|it'll|it will|that'll|that will|(?:the|an?|your|our) (?:\w+ ){1,2}will|(?:engineer|technician|refund|card|replacement|parcel|team|driver|colleague|manager|order|money|payment) (?:will|should))\b/u,
  ],
  [
    4,
    /\b(?:we can't|i can't|we cannot|unable to|not able to|won't be able|isn't possible|not possible)\b/u,
  ],
  [3, /\b(?:i'll|i will|we'll|we will|i'm going to|we're going to)\b/u],
  [3, /\b(?:agreed|settled|i'll take|let's go (?:with|for)|that works|works now|it's working)\b/u],
];
/** An offer that the other side took up is settled. */
const ACCEPTED = 6;
/** A second sentence joins the outcome when it is nearly as telling as the first. */
const NEARLY = 0.7;
/** What picks up words of the reason answers it. */
const ABOUT_REASON = 1.3;
/** Two promises in one sentence are a list of things to do, and the action items have each of them. */
const LISTED = 0.6;

export interface Outcome {
  /** At most two, the one that tells most first. */
  readonly best: readonly Sentence[];
  /** These and what they can't be understood without, in the order of the call. */
  readonly all: readonly Sentence[];
}

/**
 * The sentences that say how the call ended; none where nothing was settled.
 * A talk without agent and customer has an outcome only when it has `promises`.
 */
export function outcomeOf(
  call: Call,
  reason: readonly Sentence[],
  promises: readonly Sentence[],
): Outcome {
  if (!isConversation(call) || !(isServiceCall(call) || promises.length > 0)) {
    return { best: [], all: [] };
  }
  const scored = call.matter
    .map((sentence, place) => ({
      sentence,
      points:
        pointsOf(call, sentence, place) *
        (touches(sentence, reason) ? ABOUT_REASON : 1) *
        (promises.includes(sentence) && clausesOf(sentence).length > 1 ? LISTED : 1) *
        clarityOf(call, sentence),
    }))
    .filter(({ sentence, points }) => points > 0 && !reason.includes(sentence))
    .sort((a, b) => b.points - a.points);
  const [best] = scored;
  if (best === undefined) {
    return { best: [], all: [] };
  }
  const second = scored.find(
    ({ sentence, points }) =>
      points >= best.points * NEARLY &&
      sentence !== best.sentence &&
      !saysTheSame(sentence.terms, best.sentence.terms),
  );
  // A promise is told by the action items already.
  const more = second === undefined || promises.includes(second.sentence) ? [] : [second.sentence];
  const chosen = [best.sentence, ...more];
  return { best: chosen, all: withAnswers(call, chosen) };
}

/** Adds the answer that settled an offer, and what an "it" at the start stands for. */
function withAnswers(call: Call, chosen: readonly Sentence[]): Sentence[] {
  const answers = chosen.flatMap((sentence) => acceptanceOf(call, sentence) ?? []);
  const told = answers.filter((answer) => call.matter.includes(answer));
  return inContext(call, [...chosen, ...told]).flat();
}

function touches({ terms }: Sentence, reason: readonly Sentence[]): boolean {
  return reason.some((other) => [...other.terms].some((term) => terms.has(term)));
}

/** Not one voice alone: news or a message on a machine end without an outcome. */
function isConversation({ cast }: Call): boolean {
  return cast.speakers.length > 1 || cast.roleOf(undefined) === undefined;
}

function isServiceCall({ cast }: Call): boolean {
  return cast.speakers.length < 2 || cast.speakers.some((one) => cast.roleOf(one) !== undefined);
}

function pointsOf(call: Call, sentence: Sentence, place: number): number {
  const points = CUES.reduce(
    (most, [value, pattern]) => (pattern.test(sentence.plain) ? Math.max(most, value) : most),
    acceptanceOf(call, sentence) === undefined ? 0 : ACCEPTED,
  );
  const position = (place + 1) / call.matter.length;
  if (points === 0 || position <= 0.35 || sentence.text.endsWith('?') || isConditional(sentence)) {
    return 0;
  }
  const role = call.cast.roleOf(sentence.speaker);
  const voice = role === 'customer' ? 0.5 : 1;
  return points * voice * (0.6 + 0.4 * position) * Math.min(1, (1 + sentence.terms.size) / 3);
}

function isConditional({ plain }: Sentence): boolean {
  return /^(?:(?:and|but|so|or),? )?(?:if|unless|in case)\b/u.test(plain);
}

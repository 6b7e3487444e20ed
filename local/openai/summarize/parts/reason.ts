import type { Call } from '../call';
import { TROUBLE, turnIn } from '../text/trouble';
import type { Sentence } from '../types';

/** "I'm calling about": as plain as a reason gets. */
const OWN_WORDS = 9;

const CUES: readonly (readonly [points: number, pattern: RegExp])[] = [
  [
    OWN_WORDS,
    /\b(?:i'm|i am|i was|we're|just|am) (?:just |actually )?(?:calling|phoning|ringing|getting in touch|contacting you|writing)\b|\breason (?:for (?:my|the) call|i'm calling|i called)\b|\bcalling (?:about|because|regarding|to)\b|^it(?:'s| is) (?:about|regarding)\b/u,
  ],
  [
    7,
    /\b(?:i'd like|i would like|i(?:'m| was| am) (?:hoping|looking|wondering|trying)|i wanted|i have (?:a|an) (?:question|problem|issue|complaint|query)|i've got (?:a|an) (?:\w+ )?(?:question|problem|issue|complaint|query)|(?:having|had) (?:some |a lot of )?(?:trouble|problems?|issues?|difficult(?:y|ies)))\b/u,
  ],
  [6, /\b(?:i need|i want|we need|can you help|could you help|i require)\b/u],
  [6, TROUBLE],
];
/** "I paid, but …": as good as any word of trouble, which need not be there. */
const TURNED = 6;
/** After so many sentences of the matter a cue counts half: the reason comes early. */
const HALF_AFTER = 10;
/** Without a cue the reason has to be among so many first sentences. */
const EARLY = 4;

/** The sentences (one, or two that belong together) that say why this call was made. */
export function reasonOf(call: Call): Sentence[] {
  const scored = call.matter.map((sentence, place) => ({
    sentence,
    points: pointsOf(call, sentence) / (1 + place / HALF_AFTER),
  }));
  const best = scored
    .filter(({ points }) => points > 0)
    .reduce<(typeof scored)[number] | undefined>(
      (a, b) => (a && a.points >= b.points ? a : b),
      undefined,
    );
  const reason = best?.sentence ?? firstMatter(call);
  return reason === undefined ? [] : withElaboration(call, reason);
}

function pointsOf(call: Call, sentence: Sentence): number {
  const cues = CUES.filter(([, pattern]) => pattern.test(sentence.plain));
  const turned = turnIn(sentence.text) === undefined ? 0 : TURNED;
  const points = Math.max(turned, ...cues.map(([value]) => value));
  if (points === 0 || isTalk(call)) {
    return 0;
  }
  if (call.cast.roleOf(sentence.speaker) === 'agent') {
    // An agent gives the reason only when the call came from there.
    return points === OWN_WORDS ? points / 2 : 0;
  }
  return points + Math.min(sentence.terms.size, 6) / 4 + (cues.length > 1 ? 1 : 0);
}

/** A voice that reads news or tells a story: problems in it are nobody's reason to call. */
function isTalk({ cast, matter }: Call): boolean {
  return (
    cast.speakers.length < 2 && cast.roleOf(cast.speakers[0]) === 'speaker' && matter.length > 3
  );
}

/** Without any cue: what is said (or asked, where nobody is agent or customer) first. */
function firstMatter(call: Call): Sentence | undefined {
  if (isTalk(call)) {
    return undefined;
  }
  const early = call.matter
    .slice(0, EARLY)
    .filter(({ speaker, terms }) => call.cast.roleOf(speaker) !== 'agent' && terms.size >= 2);
  return early.find(({ text }) => text.endsWith('?')) ?? early[0] ?? call.matter[0];
}

/** "I have a question." says nothing yet: the same speaker's next sentence does. */
function withElaboration(call: Call, reason: Sentence): Sentence[] {
  const next = call.matter[call.matter.indexOf(reason) + 1];
  const goesOn =
    next !== undefined &&
    next.speaker === reason.speaker &&
    next.index - reason.index <= 2 &&
    next.terms.size >= 2;
  return goesOn && reason.terms.size <= 3 ? [reason, next] : [reason];
}

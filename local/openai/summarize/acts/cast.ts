import type { Sentence } from '../types';

export type Role = 'agent' | 'customer' | 'caller' | 'speaker';

/** Who takes part, and what each speaker is called in the report. */
export interface Cast {
  /** Undefined for a speaker label of which only the label is known. */
  roleOf(speaker: string | undefined): Role | undefined;
  /** "the customer", or the label as given; undefined when nothing is known. */
  nameOf(speaker: string | undefined): string | undefined;
  /** The other side, when there are exactly two. */
  partnerOf(speaker: string | undefined): string | undefined;
  readonly speakers: readonly string[];
}

const AGENT_LABEL =
  /\b(?:agent|advis[eo]r|operator|representative|rep|support|clerk|assistant|staff)\b/iu;
const CUSTOMER_LABEL = /\b(?:customer|caller|client|patient|subscriber)\b/iu;
const AGENT_CUE =
  /\b(?:thank(?:s| you) for (?:calling|ringing|phoning|contacting)|how (?:can|may|could) i (?:help|assist)|what can i do for you|you're through to|anything else (?:i can|i may|that i|can i)|(?:can|could|may) i (?:take|have|get) (?:your|the)|confirm your|bear with me|pulled? up your|on our system|our records|on behalf of the (?:company|team))\b/u;
const CUSTOMER_CUE =
  /\b(?:i'm (?:just )?(?:calling|phoning|ringing) (?:about|because|to|for|regarding|in|with)|i(?:'m| am) calling|reason (?:for my|i'm) call|i was calling|i'd like to (?:book|cancel|report|order|return|make|change|speak|complain|arrange|rearrange|reschedule|open|close)|my (?:order|account|bill|invoice|card|internet|broadband|parcel|package|delivery|policy|booking|appointment|subscription|statement))\b/u;
const ON_BUSINESS = /\b(?:it's|this is|my name is|i'm) \w+(?: \w+)?(?: calling)? from\b/u;
const CALLER_CUE =
  /\b(?:i'm calling|calling (?:about|to|from)|this is .{2,40} (?:calling|here)|call me back|give me a (?:call|ring)|ring me|leaving (?:this|a) message|my number is|you can reach me|return my call)\b/u;

/** Works out the roles from labels first, then from what only an agent or only a customer says. */
export function castOf(sentences: readonly Sentence[]): Cast {
  const speakers = [...new Set(sentences.flatMap(({ speaker }) => speaker ?? []))];
  const roles = speakers.length > 1 ? rolesOfMany(speakers, sentences) : new Map<string, Role>();
  const soleRole = speakers.length > 1 ? undefined : roleOfMonologue(speakers[0], sentences);
  const roleOf = (speaker: string | undefined): Role | undefined =>
    soleRole ?? (speaker === undefined ? undefined : roles.get(speaker));
  return {
    speakers,
    roleOf,
    nameOf(speaker) {
      const role = roleOf(speaker);
      return role === undefined || (role === 'speaker' && speaker !== undefined)
        ? speaker
        : `the ${role}`;
    },
    partnerOf: (speaker) =>
      speakers.length === 2 && speaker !== undefined
        ? speakers.find((other) => other !== speaker)
        : undefined,
  };
}

function rolesOfMany(speakers: string[], sentences: readonly Sentence[]): Map<string, Role> {
  const roles = new Map<string, Role>();
  for (const speaker of speakers) {
    const own = sentences.filter((sentence) => sentence.speaker === speaker);
    const agent = count(own, AGENT_CUE) * 2 + (AGENT_LABEL.test(speaker) ? 100 : 0);
    const customer = customerCues(own) + (CUSTOMER_LABEL.test(speaker) ? 100 : 0);
    if (agent !== customer) {
      roles.set(speaker, agent > customer ? 'agent' : 'customer');
    }
  }
  return settle(speakers, roles);
}

/** Who calls "from" somewhere calls on business, and may as well be the one who sells. */
function customerCues(own: readonly Sentence[]): number {
  return count(own, ON_BUSINESS) > 0 ? 0 : count(own, CUSTOMER_CUE);
}

/** Of two speakers the second is the other side; two of the same role mean that nothing is known. */
function settle(speakers: string[], roles: Map<string, Role>): Map<string, Role> {
  const [first, second] = speakers;
  if (speakers.length !== 2 || first === undefined || second === undefined) {
    return roles;
  }
  const [a, b] = [roles.get(first), roles.get(second)];
  if (a === b) {
    return new Map();
  }
  return new Map([
    [first, a ?? opposite(b)],
    [second, b ?? opposite(a)],
  ]);
}

function opposite(role: Role | undefined): Role {
  return role === 'agent' ? 'customer' : 'agent';
}

function count(sentences: readonly Sentence[], cue: RegExp): number {
  return sentences.filter(({ plain }) => cue.test(plain)).length;
}

/**
 * One voice, or many without labels. Both sides' cues together mean a conversation that nobody took
 * apart: then no sentence is anybody's.
 */
function roleOfMonologue(
  label: string | undefined,
  sentences: readonly Sentence[],
): Role | undefined {
  if (label !== undefined && CUSTOMER_LABEL.test(label)) {
    return 'customer';
  }
  if (label !== undefined && AGENT_LABEL.test(label)) {
    return 'agent';
  }
  if (count(sentences, AGENT_CUE) > 0) {
    return label === undefined ? undefined : 'speaker';
  }
  return count(sentences, CALLER_CUE) > 0 ? 'caller' : 'speaker';
}

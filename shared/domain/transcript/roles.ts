import { ROLE_PHRASES, type RolePhrase } from './role-phrases';
import type { Phrase, Speaker, Transcript } from './types';

/** How much more than the others a voice must show of a role; a guess is worse than none. */
const CLEAR = 3;

/** What a voice showed: above 0 of an agent, below of a customer. */
interface Shown {
  readonly speaker: Speaker;
  readonly score: number;
  readonly evidence: Readonly<Record<RolePhrase['role'], readonly string[]>>;
}

/**
 * The speakers of a transcript with their roles: as the recording's own choices name them
 * (`channel0`, `speaker1`), else by what they say, else without one. Which channel somebody is on
 * means nothing by itself.
 */
export function withRoles(
  transcript: Transcript,
  setting: Readonly<Record<string, string>> = {},
): Transcript {
  const isSaid = Object.keys(setting).length === 0;
  const speakers = isSaid
    ? rolesSaid(transcript)
    : transcript.speakers.map((speaker) => asSet(speaker, setting));
  return { ...transcript, speakers };
}

/** A setting speaks of all voices: one that it does not name has no role, not a guessed one. */
function asSet(speaker: Speaker, setting: Readonly<Record<string, string>>): Speaker {
  const ofVoice = speaker.speaker === undefined ? undefined : setting[`speaker${speaker.speaker}`];
  const role = ofVoice ?? setting[`channel${speaker.channel}`];
  return role === undefined ? speaker : { ...speaker, role, roleFrom: 'setting' };
}

/**
 * Roles by evidence. Of two voices both get theirs when one is clearly more of an agent than the
 * other; of more than two each has to show its own. A single voice may be both sides in one.
 */
function rolesSaid({ speakers, phrases, locale }: Transcript): Speaker[] {
  const shown = speakers
    .map((speaker) => shownBy(speaker, phrases, locale))
    .filter((one) => one !== undefined);
  const roles = new Map(
    (shown.length === 2 ? ofTwo(shown) : ofMany(shown)).map((speaker) => [speaker.id, speaker]),
  );
  return speakers.map((speaker) => roles.get(speaker.id) ?? speaker);
}

function ofTwo(shown: readonly Shown[]): Speaker[] {
  const [agent, customer] = shown.toSorted((one, other) => other.score - one.score);
  if (!agent || !customer || agent.score - customer.score < CLEAR) return [];
  if (agent.score < CLEAR && customer.score > -CLEAR) return [];
  const evidence = [...agent.evidence.agent, ...customer.evidence.customer];
  return [said(agent.speaker, 'agent', evidence), said(customer.speaker, 'customer', evidence)];
}

function ofMany(shown: readonly Shown[]): Speaker[] {
  if (shown.length < 3) return [];
  return shown.flatMap(({ speaker, score, evidence }) => {
    if (score >= CLEAR) return [said(speaker, 'agent', evidence.agent)];
    return score <= -CLEAR ? [said(speaker, 'customer', evidence.customer)] : [];
  });
}

function said(speaker: Speaker, role: string, evidence: readonly string[]): Speaker {
  return { ...speaker, role, roleFrom: 'said', roleEvidence: inOrderOfTime(evidence) };
}

function inOrderOfTime(ids: readonly string[]): string[] {
  return [...new Set(ids)].toSorted((one, other) => Number(one.slice(1)) - Number(other.slice(1)));
}

/** Each pattern counts once for a voice: somebody who repeats himself shows no more. */
function shownBy(speaker: Speaker, phrases: readonly Phrase[], locale: string): Shown | undefined {
  const own = phrases.filter(
    (phrase) =>
      phrase.channel === speaker.channel &&
      phrase.speaker === speaker.speaker &&
      phrase.text.trim() !== '',
  );
  if (own.length === 0) return undefined;
  const found = new Map<RolePhrase, string>();
  for (const phrase of own) {
    const text = plain(phrase.text);
    for (const one of ROLE_PHRASES[languageOf(phrase.locale ?? locale)] ?? []) {
      if (!found.has(one) && one.pattern.test(text)) found.set(one, phrase.id);
    }
  }
  const ids = (role: RolePhrase['role']) =>
    [...found].filter(([one]) => one.role === role).map(([, id]) => id);
  const sum = (role: RolePhrase['role']) =>
    [...found.keys()].reduce((all, one) => all + (one.role === role ? one.weight : 0), 0);
  const score = scoreOf(sum('agent'), sum('customer'));
  return { speaker, score, evidence: { agent: ids('agent'), customer: ids('customer') } };
}

/** A voice that clearly says both is two people in one channel: it shows nothing. */
function scoreOf(agent: number, customer: number): number {
  const less = Math.min(agent, customer);
  const isBoth = less >= CLEAR && 2 * less >= Math.max(agent, customer);
  return isBoth ? 0 : agent - customer;
}

function languageOf(locale: string): string {
  return locale.slice(0, 2).toLowerCase();
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ');
}

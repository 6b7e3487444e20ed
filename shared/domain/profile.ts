import type { Profanity, Separation } from './choices';

/** Recordings share a job only with others of about their length: a long one would hold up the short. */
export type LengthClass = 'short' | 'medium' | 'long';

const SHORT_SECONDS = 15 * 60;
const MEDIUM_SECONDS = 60 * 60;

/** All that must match for recordings to share a job. */
export interface Profile {
  readonly provider: string;
  readonly locale: string;
  readonly candidateLocales: readonly string[];
  readonly separation: Separation;
  readonly maxSpeakers: number;
  readonly profanity: Profanity;
  readonly length: LengthClass;
  /** Hosts that may have the audio (data residency); empty where any may. */
  readonly lanes: readonly string[];
  /** Set while the one recording is looked for that makes the service refuse a whole job. */
  readonly part?: string;
}

/** The class of a length in seconds. */
export function lengthClassOf(seconds: number): LengthClass {
  if (seconds <= SHORT_SECONDS) return 'short';
  return seconds <= MEDIUM_SECONDS ? 'medium' : 'long';
}

/**
 * One string for a profile, equal for equal profiles; readable in Data Explorer.
 *
 * @example 'azure-speech;en-GB+de-DE;diarization-2;short;any'
 */
export function profileKey(profile: Profile): string {
  return [
    profile.provider,
    [profile.locale, ...profile.candidateLocales].join('+'),
    profile.separation === 'diarization'
      ? `diarization-${profile.maxSpeakers}`
      : profile.separation,
    profile.length,
    profile.lanes.length === 0 ? 'any' : profile.lanes.join('+'),
    // Keys of before there was a choice, and of all who make none, have no such part.
    ...(profile.profanity === 'None' ? [] : [`${PROFANITY}${profile.profanity}`]),
    ...(profile.part === undefined ? [] : [profile.part]),
  ].join(';');
}

const PROFANITY = 'profanity-';
const PROFANITIES: readonly Profanity[] = ['None', 'Masked', 'Removed', 'Tags'];

const SEPARATION = /^(channels|none|diarization-(\d+))$/;
const LENGTH = /^(short|medium|long)$/;

/** The profile of a key made by {@link profileKey}. Throws RangeError for any other text. */
export function profileFromKey(key: string): Profile {
  const parts = key.split(';');
  // Keys of before there were classes of length and lanes.
  if (parts.length === 3) parts.push('medium', 'any');
  const [provider, locales, separation, length, lanes, ...rest] = parts;
  const profanity = profanityIn(rest[0]);
  const [part] = profanity === undefined ? rest : rest.slice(1);
  const [locale, ...candidateLocales] = locales?.split('+') ?? [];
  const match = SEPARATION.exec(separation ?? '');
  if (!provider || !locale || !match || !LENGTH.test(length ?? '') || !lanes) {
    throw new RangeError(`"${key}" is not a profile key.`);
  }
  const maxSpeakers = match[2] === undefined ? 0 : Number(match[2]);
  return {
    provider,
    locale,
    candidateLocales,
    separation: match[2] === undefined ? (match[1] as Separation) : 'diarization',
    maxSpeakers,
    profanity: profanity ?? 'None',
    length: length as LengthClass,
    lanes: lanes === 'any' ? [] : lanes.split('+'),
    ...(part !== undefined && { part }),
  };
}

function profanityIn(part: string | undefined): Profanity | undefined {
  return PROFANITIES.find((one) => part === `${PROFANITY}${one}`);
}

/** The key of the same profile for a part of a job that was refused as a whole. */
export function partOf(key: string, part: string): string {
  return profileKey({ ...profileFromKey(key), part });
}

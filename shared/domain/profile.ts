import { MAX_DIARIZATION_SECONDS, type AudioFormat } from './audio';

/** How the speakers of a recording are told apart. */
export type Separation = 'channels' | 'diarization' | 'none';

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
  readonly length: LengthClass;
  /** Lanes that may have the audio (data residency); empty where any may. */
  readonly lanes: readonly string[];
  /** Set while the one recording is looked for that makes the service refuse a whole job. */
  readonly part?: string;
}

/**
 * Two channels: a channel for each side. One channel: diarization, up to the length that the
 * service allows for it. Where the first bytes do not tell the number of channels, channels are
 * asked for: diarization of a stereo file is refused by the service, the reverse is not.
 */
export function separationFor(format: AudioFormat | undefined): Separation {
  if (format?.channels !== 1) return 'channels';
  const seconds = format.estimatedSeconds ?? 0;
  return seconds > MAX_DIARIZATION_SECONDS ? 'none' : 'diarization';
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
    ...(profile.part === undefined ? [] : [profile.part]),
  ].join(';');
}

const SEPARATION = /^(channels|none|diarization-(\d+))$/;
const LENGTH = /^(short|medium|long)$/;

/** The profile of a key made by {@link profileKey}. Throws RangeError for any other text. */
export function profileFromKey(key: string): Profile {
  const parts = key.split(';');
  // Keys of before there were classes of length and lanes.
  if (parts.length === 3) parts.push('medium', 'any');
  const [provider, locales, separation, length, lanes, part] = parts;
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
    length: length as LengthClass,
    lanes: lanes === 'any' ? [] : lanes.split('+'),
    ...(part !== undefined && { part }),
  };
}

/** The key of the same profile for a part of a job that was refused as a whole. */
export function partOf(key: string, part: string): string {
  return profileKey({ ...profileFromKey(key), part });
}

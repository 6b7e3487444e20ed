import { MAX_DIARIZATION_SECONDS, type AudioFormat } from './audio';

/** How the speakers of a recording are told apart. */
export type Separation = 'channels' | 'diarization' | 'none';

/** All that must match for recordings to share a job. */
export interface Profile {
  readonly provider: string;
  readonly locale: string;
  readonly candidateLocales: readonly string[];
  readonly separation: Separation;
  readonly maxSpeakers: number;
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

/** One string for a profile, equal for equal profiles; readable in Data Explorer. */
export function profileKey(profile: Profile): string {
  return [
    profile.provider,
    [profile.locale, ...profile.candidateLocales].join('+'),
    profile.separation === 'diarization'
      ? `diarization-${profile.maxSpeakers}`
      : profile.separation,
  ].join(';');
}

/** The profile of a key made by {@link profileKey}. Throws RangeError for any other text. */
export function profileFromKey(key: string): Profile {
  const [provider, locales, separation] = key.split(';');
  const [locale, ...candidateLocales] = locales?.split('+') ?? [];
  const match = /^(channels|none|diarization-(\d+))$/.exec(separation ?? '');
  if (!provider || !locale || !match) throw new RangeError(`"${key}" is not a profile key.`);
  const maxSpeakers = match[2] === undefined ? 0 : Number(match[2]);
  return {
    provider,
    locale,
    candidateLocales,
    separation: match[2] === undefined ? (match[1] as Separation) : 'diarization',
    maxSpeakers,
  };
}

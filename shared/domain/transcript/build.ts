import { inOrder } from './phrases';
import { speakersIn } from './speakers';
import type { Phrase, Recognition, Transcript } from './types';

/** Of what a transcript is made; `locale` is the one that was asked for. */
export type About = Pick<Transcript, 'recordingId' | 'version' | 'provider' | 'locale'>;

/** The transcript of what was recognized: phrases in order with their ids, and every voice. */
export function toTranscript(recognition: Recognition, about: About): Transcript {
  const { durationMs, channels, origin } = recognition;
  const { phrases, order } = inOrder(recognition.phrases);
  return {
    schemaVersion: 2,
    ...about,
    locale: mostSpoken(phrases) ?? about.locale,
    durationMs,
    channels,
    speakers: speakersIn(phrases, channels),
    phrases,
    ...(origin && { origin: { ...origin, ...(order && { order }) } }),
  };
}

/** The identified locale that most time is spoken in. */
function mostSpoken(phrases: readonly Phrase[]): string | undefined {
  const spoken = new Map<string, number>();
  for (const { locale, durationMs } of phrases) {
    if (locale !== undefined) spoken.set(locale, (spoken.get(locale) ?? 0) + durationMs);
  }
  let most: string | undefined;
  for (const [locale, ms] of spoken) {
    if (most === undefined || ms > (spoken.get(most) ?? 0)) most = locale;
  }
  return most;
}

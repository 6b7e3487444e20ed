import type { Profile } from '../../domain/profile';

/**
 * The part `definition` of `transcriptions:transcribe`. Channels that are not asked for are mixed;
 * they are never asked for together with diarization, which the service refuses.
 */
export function toDefinition(
  profile: Profile,
  phrases: readonly string[] = [],
  audioUrl?: string,
): object {
  const { locale, candidateLocales, separation, maxSpeakers, profanity } = profile;
  return {
    locales: [locale, ...candidateLocales],
    profanityFilterMode: profanity,
    ...(separation === 'channels' && { channels: [0, 1] }),
    ...(separation === 'diarization' && { diarization: { enabled: true, maxSpeakers } }),
    ...(phrases.length > 0 && { phraseList: { phrases } }),
    ...(audioUrl !== undefined && { audioUrl }),
  };
}

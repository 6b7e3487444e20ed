import type { Profile } from '../../domain/profile';

/** Counted from the end of the job; results are fetched within minutes, the rest is for a bad day. */
const TIME_TO_LIVE_HOURS = 48;

/** Custom property that tells the jobs of one deployment from those of others on the same resource. */
export const ENVIRONMENT = 'callscribeEnvironment';

/** What is submitted. */
export interface Submission {
  readonly name: string;
  readonly environment: string;
  readonly profile: Profile;
  readonly urls: readonly string[];
}

/** The body of `transcriptions:submit`. Words and display words are asked for: nothing is to be lost. */
export function toSubmission({ name, environment, profile, urls }: Submission): object {
  const { locale, candidateLocales, separation, maxSpeakers, profanity } = profile;
  return {
    displayName: name,
    description: 'Callscribe',
    locale,
    contentUrls: urls,
    customProperties: { callscribeInstanceId: name, [ENVIRONMENT]: environment },
    properties: {
      timeToLiveHours: TIME_TO_LIVE_HOURS,
      wordLevelTimestampsEnabled: true,
      displayFormWordLevelTimestampsEnabled: true,
      punctuationMode: 'DictatedAndAutomatic',
      profanityFilterMode: profanity,
      ...(separation === 'channels' && { channels: [0, 1] }),
      ...(separation === 'diarization' && { diarization: { enabled: true, maxSpeakers } }),
      ...(candidateLocales.length > 0 && {
        languageIdentification: { candidateLocales: [locale, ...candidateLocales] },
      }),
    },
  };
}

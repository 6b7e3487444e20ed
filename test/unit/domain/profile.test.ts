import { MAX_DIARIZATION_SECONDS } from '../../../shared/domain/audio';
import {
  profileFromKey,
  profileKey,
  separationFor,
  type Profile,
  type Separation,
} from '../../../shared/domain/profile';

const SEPARATIONS: readonly Separation[] = ['channels', 'diarization', 'none'];
const LOCALES = [['en-GB'], ['de-DE', 'en-US'], ['zh-Hans-CN', 'es-419', 'fil-PH', 'sr-Latn-RS']];

const PROFILES: Profile[] = SEPARATIONS.flatMap((separation) =>
  LOCALES.flatMap(([locale = '', ...candidateLocales]) =>
    [2, 35].map((maxSpeakers) => ({
      provider: 'azure-speech',
      locale,
      candidateLocales,
      separation,
      maxSpeakers,
    })),
  ),
);

describe('separationFor', () => {
  it.each<[number | undefined, number | undefined, Separation]>([
    [2, 60, 'channels'],
    [undefined, 60, 'channels'],
    [1, 60, 'diarization'],
    [1, undefined, 'diarization'],
    [1, MAX_DIARIZATION_SECONDS, 'diarization'],
    [1, MAX_DIARIZATION_SECONDS + 1, 'none'],
    [2, MAX_DIARIZATION_SECONDS + 1, 'channels'],
  ])('%s channels, %s s: %s', (channels, estimatedSeconds, separation) => {
    const format = {
      kind: 'wav',
      ...(channels !== undefined && { channels }),
      ...(estimatedSeconds !== undefined && { estimatedSeconds }),
    };
    expect(separationFor(format)).toBe(separation);
  });

  it('asks for channels where nothing is known', () => {
    expect(separationFor(undefined)).toBe('channels');
  });
});

describe('profileKey', () => {
  it('comes back as the same profile', () => {
    for (const profile of PROFILES) {
      // The number of speakers matters only where they are told apart.
      const maxSpeakers = profile.separation === 'diarization' ? profile.maxSpeakers : 0;
      expect(profileFromKey(profileKey(profile))).toEqual({ ...profile, maxSpeakers });
    }
  });

  it('is equal for profiles that may share a job, and for no others', () => {
    const keys = PROFILES.map(profileKey);
    // Three lists of locales: channels, none, and diarization with 2 and with 35 speakers.
    expect(new Set(keys).size).toBe(LOCALES.length * 4);
  });
});

describe('profileFromKey', () => {
  it.each([
    '',
    'azure-speech',
    ';en-GB;none',
    'a;;none',
    'a;en-GB',
    'a;en-GB;both',
    'a;b;diarization-x',
  ])('refuses "%s"', (key) => {
    expect(() => profileFromKey(key)).toThrow(RangeError);
  });
});

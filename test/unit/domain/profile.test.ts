import type { Separation } from '../../../shared/domain/choices';
import {
  lengthClassOf,
  partOf,
  profileFromKey,
  profileKey,
  type LengthClass,
  type Profile,
} from '../../../shared/domain/profile';

const SEPARATIONS: readonly Separation[] = ['channels', 'diarization', 'none'];
const LOCALES = [['en-GB'], ['de-DE', 'en-US'], ['zh-Hans-CN', 'es-419', 'fil-PH', 'sr-Latn-RS']];
/** Length, lanes, profanity and part, in a few combinations. */
const MORE: readonly (Pick<Profile, 'length' | 'lanes' | 'part'> &
  Partial<Pick<Profile, 'profanity'>>)[] = [
  { length: 'short', lanes: [] },
  { length: 'medium', lanes: [] },
  { length: 'long', lanes: ['speech-eu.cognitiveservices.azure.com'] },
  { length: 'long', lanes: ['127.0.0.1:8585', '127.0.0.1:8586'] },
  { length: 'short', lanes: [], part: '0c5f3a7b9d1e-a' },
  { length: 'short', lanes: ['127.0.0.1:8585'], part: '0c5f3a7b9d1e-b' },
  { length: 'short', lanes: [], profanity: 'Masked' },
  { length: 'short', lanes: [], profanity: 'Tags', part: '0c5f3a7b9d1e-a' },
];

const PROFILES: Profile[] = SEPARATIONS.flatMap((separation) =>
  LOCALES.flatMap(([locale = '', ...candidateLocales]) =>
    [2, 35].flatMap((maxSpeakers) =>
      MORE.map((more) => ({
        provider: 'azure-speech',
        locale,
        candidateLocales,
        separation,
        maxSpeakers,
        profanity: 'None',
        ...more,
      })),
    ),
  ),
);

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
    expect(new Set(keys).size).toBe(LOCALES.length * 4 * MORE.length);
  });

  it('reads well in Data Explorer', () => {
    const [profile] = PROFILES;
    expect(profile && profileKey(profile)).toBe('azure-speech;en-GB;channels;short;any');
  });
});

describe('lengthClassOf', () => {
  it.each<[number, LengthClass]>([
    [0, 'short'],
    [15 * 60, 'short'],
    [15 * 60 + 1, 'medium'],
    [60 * 60, 'medium'],
    [60 * 60 + 1, 'long'],
    [4 * 3600, 'long'],
  ])('%s s are %s', (seconds, length) => {
    expect(lengthClassOf(seconds)).toBe(length);
  });
});

describe('partOf', () => {
  const key = 'azure-speech;en-GB;channels;short;any';

  it('keeps all else that must match', () => {
    expect(partOf(key, 'x-a')).toBe(`${key};x-a`);
    expect(profileFromKey(partOf(key, 'x-a'))).toEqual({ ...profileFromKey(key), part: 'x-a' });
  });

  it('takes the place of the part before it, so that keys do not grow', () => {
    expect(partOf(partOf(key, 'x-a'), 'y-b')).toBe(`${key};y-b`);
  });
});

describe('profileFromKey', () => {
  it('says of keys of before there was a choice that profanity stays as it was said', () => {
    const keys = ['azure-speech;en-GB;channels', 'azure-speech;en-GB;channels;short;any;0c5f-a'];
    expect(keys.map((key) => profileFromKey(key).profanity)).toEqual(['None', 'None']);
  });

  it.each([
    '',
    'azure-speech',
    ';en-GB;none;short;any',
    'a;;none;short;any',
    'a;en-GB',
    'a;en-GB;both;short;any',
    'a;b;diarization-x;short;any',
    'a;b;none;short',
    'a;b;none;brief;any',
    'a;b;none;short;',
  ])('refuses "%s"', (key) => {
    expect(() => profileFromKey(key)).toThrow(RangeError);
  });
});

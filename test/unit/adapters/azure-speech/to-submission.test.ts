import { toSubmission } from '../../../../shared/adapters/azure-speech/to-submission';
import type { Profile } from '../../../../shared/domain/profile';

const profile: Profile = {
  provider: 'azure-speech',
  locale: 'en-GB',
  candidateLocales: [],
  separation: 'channels',
  maxSpeakers: 3,
  profanity: 'None',
  length: 'short',
  lanes: [],
};
const submission = (changes: Partial<Profile> = {}, urls = ['https://a/b.wav?sig=s']) =>
  toSubmission({
    name: 'job-1',
    environment: 'env-1',
    profile: { ...profile, ...changes },
    urls,
  });
const propertiesOf = (changes: Partial<Profile>) =>
  (submission(changes) as { properties: object }).properties;

describe('toSubmission', () => {
  it('names the job in two places, so that it can be found again, and the deployment it is of', () => {
    expect(submission({}, ['u'])).toMatchObject({
      displayName: 'job-1',
      customProperties: { callscribeInstanceId: 'job-1', callscribeEnvironment: 'env-1' },
      locale: 'en-GB',
      contentUrls: ['u'],
    });
  });

  it('keeps to itself what only we need to know', () => {
    const ours = { length: 'long', lanes: ['a.example'], part: 'job-0-a' } as const;
    expect(submission(ours)).toEqual(submission());
  });

  it('asks for everything that the service knows', () => {
    expect(propertiesOf({})).toMatchObject({
      wordLevelTimestampsEnabled: true,
      displayFormWordLevelTimestampsEnabled: true,
      profanityFilterMode: 'None',
      timeToLiveHours: 48,
    });
  });

  it.each<[Profile['separation'], object, string[]]>([
    ['channels', { channels: [0, 1] }, ['diarization']],
    ['diarization', { diarization: { enabled: true, maxSpeakers: 3 } }, ['channels']],
    ['none', {}, ['channels', 'diarization']],
  ])('tells voices apart by %s', (separation, expected, absent) => {
    const properties = propertiesOf({ separation });
    expect(properties).toMatchObject(expected);
    for (const name of absent) expect(properties).not.toHaveProperty(name);
  });

  it('leaves swear words as they were said, unless something else is chosen', () => {
    expect(propertiesOf({})).toMatchObject({ profanityFilterMode: 'None' });
    expect(propertiesOf({ profanity: 'Tags' })).toMatchObject({ profanityFilterMode: 'Tags' });
  });

  it('identifies the language only among several', () => {
    expect(propertiesOf({})).not.toHaveProperty('languageIdentification');
    expect(propertiesOf({ candidateLocales: ['de-DE'] })).toMatchObject({
      languageIdentification: { candidateLocales: ['en-GB', 'de-DE'] },
    });
  });
});

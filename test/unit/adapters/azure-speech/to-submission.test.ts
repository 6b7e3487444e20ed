import { toSubmission } from '../../../../shared/adapters/azure-speech/to-submission';
import type { Profile } from '../../../../shared/domain/profile';

const profile: Profile = {
  provider: 'azure-speech',
  locale: 'en-GB',
  candidateLocales: [],
  separation: 'channels',
  maxSpeakers: 3,
};
const propertiesOf = (changes: Partial<Profile>) => {
  const body = toSubmission('job-1', { ...profile, ...changes }, ['https://a/b.wav?sig=s']);
  return (body as { properties: object }).properties;
};

describe('toSubmission', () => {
  it('names the job in two places, so that it can be found again', () => {
    expect(toSubmission('job-1', profile, ['u'])).toMatchObject({
      displayName: 'job-1',
      customProperties: { callscribeInstanceId: 'job-1' },
      locale: 'en-GB',
      contentUrls: ['u'],
    });
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

  it('identifies the language only among several', () => {
    expect(propertiesOf({})).not.toHaveProperty('languageIdentification');
    expect(propertiesOf({ candidateLocales: ['de-DE'] })).toMatchObject({
      languageIdentification: { candidateLocales: ['en-GB', 'de-DE'] },
    });
  });
});

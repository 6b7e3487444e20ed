import { UsageError } from '../../../compare/arguments';
import { planOf } from '../../../compare/run/plan';
import { nameOf, WAYS } from '../../../compare/ways';
import { wayOf } from '../../support/compare/outcomes';

const namesIn = (environment: Record<string, string>, only?: string[]) =>
  planOf({ ...(only && { only: only.map(wayOf) }) }, environment).ways.map(nameOf);
const SPEECH = { SPEECH_ENDPOINT: 'https://a.cognitiveservices.azure.com', SPEECH_KEY: 'k' };
const APP = { url: 'https://app.example', storage: 'UseDevelopmentStorage=true' };

describe('planOf', () => {
  it('goes all ways with stand-ins where the environment has nothing', () => {
    const plan = planOf({}, {});

    expect(plan.ways).toEqual(WAYS);
    expect(plan.ways.map((way) => plan.standIn(way))).toEqual(WAYS.map(() => true));
    expect(plan.settings).toEqual({
      PROVIDERS: 'azure-speech,azure-fast,speechmatics,openai',
      LIVE_PROVIDERS: 'azure-speech,speechmatics',
    });
  });

  it('goes the ways of real services alone as soon as there is one', () => {
    expect(namesIn(SPEECH)).toEqual(['azure-speech/batch', 'azure-speech/fast']);
    expect(namesIn({ SPEECHMATICS_API_KEY: 'k' })).toEqual([
      'speechmatics/batch',
      'speechmatics/live',
    ]);
    expect(namesIn({ ...SPEECH, TRANSCRIPTION_BASE_URL: 'http://127.0.0.1:9/v1' })).toEqual([
      'azure-speech/batch',
      'azure-speech/fast',
      'openai/fast',
    ]);
    expect(namesIn({ LIVE_SPEECH_ENDPOINT: 'https://l.cognitiveservices.azure.com' })).toEqual([
      'azure-speech/live',
    ]);
  });

  it('keeps to PROVIDERS and LIVE_PROVIDERS of the environment', () => {
    const environment = { PROVIDERS: 'openai, speechmatics', LIVE_PROVIDERS: 'azure-speech' };

    expect(namesIn(environment)).toEqual([
      'azure-speech/live',
      'speechmatics/batch',
      'openai/fast',
    ]);
  });

  it('goes what is asked for, and has the app know no others', () => {
    const plan = planOf({ only: [wayOf('speechmatics/batch')] }, { PROVIDERS: 'openai' });

    expect(plan.ways.map(nameOf)).toEqual(['speechmatics/batch']);
    expect(plan.settings).toEqual({ PROVIDERS: 'speechmatics' });
  });

  it('lays a stand-in beside a real service where it is asked for', () => {
    const only = ['azure-speech/batch', 'openai/fast'].map(wayOf);
    const plan = planOf({ only }, { TRANSCRIPTION_BASE_URL: 'http://127.0.0.1:9/v1' });

    expect(plan.ways.map((way) => plan.standIn(way))).toEqual([true, false]);
  });

  it('refuses a stand-in that would hear nothing', () => {
    expect(() => namesIn(SPEECH, ['speechmatics/live'])).toThrow(UsageError);
    expect(() => namesIn(SPEECH, ['speechmatics/live'])).toThrow(/SPEECHMATICS_API_KEY/);
  });

  it('refuses settings that name nothing to compare', () => {
    const nothing = { PROVIDERS: 'nobody', LIVE_PROVIDERS: 'nobody' };

    expect(() => planOf({}, nothing)).toThrow(UsageError);
    expect(() => planOf({ app: APP }, nothing)).toThrow(/--only/);
  });

  it('leads a key alone to the real service, which can read nothing on this machine', () => {
    const { settings } = planOf({}, { SPEECHMATICS_API_KEY: 'k', TRANSCRIPTION_API_KEY: 'k' });

    expect(settings).toMatchObject({
      SPEECHMATICS_ENDPOINT: expect.stringMatching(/speechmatics\.com/) as string,
      SPEECHMATICS_LIVE_ENDPOINT: expect.stringMatching(/^wss:.*speechmatics\.com/) as string,
      SPEECHMATICS_KEYS_ENDPOINT: expect.stringMatching(/speechmatics\.com/) as string,
      SPEECHMATICS_AUDIO: 'upload',
      TRANSCRIPTION_BASE_URL: 'https://api.openai.com/v1',
    });
  });

  it('has a real storage account read by a link', () => {
    const environment = { ...SPEECH, SPEECHMATICS_API_KEY: 'k', RecordingsStorage: 'theirs' };

    expect(planOf({}, environment).settings).not.toHaveProperty('SPEECHMATICS_AUDIO');
  });

  it('asks a deployed app for what the environment says that it has', () => {
    const usual = planOf({ app: APP }, {});
    const more = planOf({ app: APP }, { PROVIDERS: 'openai', LIVE_PROVIDERS: 'speechmatics' });

    expect(usual.ways.map(nameOf)).toEqual(['azure-speech/batch']);
    expect(more.ways.map(nameOf)).toEqual(['speechmatics/live', 'openai/fast']);
    expect(usual.standIn(wayOf('azure-speech/batch'))).toBeNull();
  });
});

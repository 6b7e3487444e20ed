import { parseSettings } from '../../../shared/config/settings';
import { LEAST, problemsOf } from '../../support/config/least';

const AZURE = {
  LIVE_SPEECH_ENDPOINT: 'https://live.cognitiveservices.azure.com/',
  LIVE_SPEECH_KEY: 'live-key',
};

const liveOf = (environment: Record<string, string>) =>
  parseSettings({ ...LEAST, ...environment }).live;

describe('settings of live mode', () => {
  it('leave it off where no service is named, and nothing is missing then', () => {
    expect(liveOf({})).toEqual({ providers: [], idleMs: 600_000, mostMs: 28_800_000 });
    expect(liveOf({ LIVE_PROVIDERS: ' ' }).providers).toEqual([]);
    expect(liveOf(AZURE)).not.toHaveProperty('speech');
  });

  it('name services in order of preference, each with what it needs', () => {
    const environment = {
      ...AZURE,
      LIVE_PROVIDERS: 'speechmatics, azure-speech',
      SPEECHMATICS_API_KEY: 'sm-key',
      LIVE_IDLE_MINUTES: '0.5',
      LIVE_MOST_HOURS: '2',
    };
    expect(liveOf(environment)).toEqual({
      providers: ['speechmatics', 'azure-speech'],
      idleMs: 30_000,
      mostMs: 7_200_000,
      speech: { endpoint: 'https://live.cognitiveservices.azure.com', key: 'live-key' },
      speechmatics: {
        endpoint: 'wss://eu.rt.speechmatics.com/v2',
        keysEndpoint: 'https://mp.speechmatics.com/v1',
        key: 'sm-key',
        model: 'enhanced',
      },
    });
  });

  it.each([
    [{ LIVE_PROVIDERS: 'openai' }, /LIVE_PROVIDERS is malformed \(not among azure-speech/],
    [{ ...AZURE, LIVE_PROVIDERS: 'azure-speech', LIVE_IDLE_MINUTES: '0' }, /LIVE_IDLE_MINUTES/],
    [{ LIVE_PROVIDERS: 'azure-speech', LIVE_SPEECH_KEY: 'k' }, /LIVE_SPEECH_ENDPOINT is missing/],
    [
      { LIVE_PROVIDERS: 'azure-speech', LIVE_SPEECH_ENDPOINT: 'https://live.example' },
      /LIVE_SPEECH_KEY is missing. .* a token of the app's identity would open/,
    ],
    [{ LIVE_PROVIDERS: 'speechmatics' }, /SPEECHMATICS_API_KEY is missing/],
    [
      { ...AZURE, LIVE_PROVIDERS: 'azure-speech', SPEECH_KEY: 'live-key' },
      /LIVE_SPEECH_KEY is also a SPEECH_KEY/,
    ],
    [{ SPEECHMATICS_LIVE_ENDPOINT: 'https://eu.rt.speechmatics.com/v2' }, /not a ws\(s\) URL/],
  ])('%j are refused with what to mend', (environment, problem) => {
    const problems = problemsOf({ ...LEAST, ...environment });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
    expect(problems[0]).not.toContain('live-key');
  });
});

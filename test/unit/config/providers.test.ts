import { parseSettings } from '../../../shared/config/settings';
import { textLike, textWith } from '../../support/app/matching';
import { LEAST, problemsOf } from '../../support/config/least';

const ALL = {
  ...LEAST,
  PROVIDERS: 'speechmatics, azure-speech,openai,azure-fast',
  SPEECHMATICS_API_KEY: 'key',
  TRANSCRIPTION_BASE_URL: 'http://127.0.0.1:8000/v1/',
};

const providersOf = (environment: Record<string, string>) => parseSettings(environment).providers;

describe('the transcription services of the settings', () => {
  it('are batch transcription by Azure, where none is named', () => {
    expect(providersOf(LEAST)).toEqual({
      names: ['azure-speech'],
      fast: { audio: 'upload', atOnce: 4, mostBytes: 250_000_000, mostSeconds: 7200 },
    });
  });

  it('are those that are named, in that order, with their defaults', () => {
    expect(providersOf(ALL)).toMatchObject({
      names: ['speechmatics', 'azure-speech', 'openai', 'azure-fast'],
      speechmatics: {
        endpoint: 'https://eu1.asr.api.speechmatics.com/v2',
        key: 'key',
        model: 'enhanced',
        audio: 'link',
        atOnce: 20,
      },
      transcription: { baseUrl: 'http://127.0.0.1:8000/v1', model: 'whisper-1', atOnce: 2 },
    });
    expect(providersOf(ALL).speechmatics).not.toHaveProperty('callback');
    expect(providersOf(ALL).transcription).not.toHaveProperty('key');
  });

  it('take what is set for them', () => {
    const settings = {
      SPEECHMATICS_AUDIO: 'upload',
      SPEECHMATICS_MODEL: 'standard',
      SPEECHMATICS_AT_ONCE: '3',
      SPEECHMATICS_CALLBACK_URL: 'https://app.example/api/webhooks/speechmatics',
      SPEECHMATICS_CALLBACK_SECRET: 'told-to-nobody',
      FAST_AUDIO: 'link',
      FAST_AT_ONCE: '7',
      FAST_MOST_MB: '300',
      FAST_MOST_MINUTES: '90',
      TRANSCRIPTION_API_KEY: 'their-key',
    };
    expect(providersOf({ ...ALL, ...settings })).toMatchObject({
      speechmatics: {
        audio: 'upload',
        model: 'standard',
        atOnce: 3,
        callback: {
          url: 'https://app.example/api/webhooks/speechmatics',
          secret: 'told-to-nobody',
        },
      },
      fast: { audio: 'link', atOnce: 7, mostBytes: 300_000_000, mostSeconds: 5400 },
      transcription: { key: 'their-key' },
    });
  });

  it.each([
    ['azure', 'not among azure-speech, azure-fast, speechmatics, openai'],
    ['azure-speech,azure-speech', 'names a service twice'],
    ['azure-speech,', 'not among'],
  ])('are refused as "%s"', (PROVIDERS, why) => {
    expect(problemsOf({ ...LEAST, PROVIDERS })).toEqual([
      textLike(new RegExp(`^PROVIDERS is malformed \\(.*${why}`)),
    ]);
  });

  it('need their settings, and all that is missing is told at once', () => {
    expect(problemsOf({ ...LEAST, PROVIDERS: 'openai,speechmatics' })).toEqual([
      textWith('PROVIDERS names speechmatics, and SPEECHMATICS_API_KEY is missing.'),
      textWith('PROVIDERS names openai, and TRANSCRIPTION_BASE_URL is missing.'),
    ]);
  });

  it('take a callback only with its secret, and the other way round', () => {
    const url = { SPEECHMATICS_CALLBACK_URL: 'https://app.example/api/webhooks/speechmatics' };
    const secret = { SPEECHMATICS_CALLBACK_SECRET: 'secret' };
    expect(problemsOf({ ...ALL, ...url })).toEqual([textWith('make up a long secret')]);
    expect(problemsOf({ ...ALL, ...secret })).toEqual([textWith('Give the URL of')]);
    expect(problemsOf({ ...ALL, ...url, ...secret })).toEqual([]);
  });

  it('may not share a host, by which their lanes are known', () => {
    const SPEECHMATICS_ENDPOINT = 'http://127.0.0.1:8000/v2';
    expect(problemsOf({ ...ALL, SPEECHMATICS_ENDPOINT })).toEqual([
      textWith('have the same host, 127.0.0.1:8000'),
    ]);
  });

  it('may be named by their hosts where audio may not go everywhere', () => {
    const toHost = (host: string) => ({
      SPEECH_RESIDENCY: JSON.stringify({ 'recordings/eu/': [host] }),
    });
    expect(problemsOf({ ...ALL, ...toHost('eu1.asr.api.speechmatics.com') })).toEqual([]);
    expect(problemsOf({ ...ALL, ...toHost('127.0.0.1:8000') })).toEqual([]);
    expect(problemsOf({ ...LEAST, ...toHost('eu1.asr.api.speechmatics.com') })).toEqual([
      textWith('SPEECH_RESIDENCY names eu1.asr.api.speechmatics.com'),
    ]);
  });
});

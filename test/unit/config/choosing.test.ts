import { hourPrices } from '../../../shared/composition/hour-prices';
import { parseSettings } from '../../../shared/config/settings';
import { LEAST, problemsOf } from '../../support/config/least';

describe('what the settings say of choosing', () => {
  it('is that nothing goes to another service, unless it is asked for', () => {
    expect(parseSettings(LEAST).choices.failover).toBe('none');
    expect(parseSettings({ ...LEAST, FAILOVER: 'next' }).choices.failover).toBe('next');
    expect(problemsOf({ ...LEAST, FAILOVER: 'all' })).toEqual([
      expect.stringContaining('FAILOVER'),
    ]);
  });

  it('names no service in a profile that PROVIDERS does not have', () => {
    const profiles = { board: { providers: ['azure-speech', 'azure-fast'] } };
    const environment = { RECORDING_PROFILES: JSON.stringify(profiles) };
    expect(problemsOf({ ...LEAST, ...environment })).toEqual([
      'providers (in the profile board of RECORDING_PROFILES) names "azure-fast", which PROVIDERS does not have; it has azure-speech.',
    ]);
    expect(problemsOf({ ...LEAST, ...environment, PROVIDERS: 'azure-fast,azure-speech' })).toEqual(
      [],
    );
  });
});

describe('the price of an hour', () => {
  const pricesOf = (environment: Record<string, string>) =>
    hourPrices(parseSettings({ ...LEAST, ...environment }));

  it('is that of the settings before that of the list', () => {
    expect(pricesOf({})).toEqual({ openai: null });
    expect(pricesOf({ PRICE_SPEECH_HOUR: '0.12' })).toMatchObject({ 'azure-speech': 0.12 });
  });

  it.each([
    ['https://api.openai.com/v1', 0.18],
    ['http://127.0.0.1:8000/v1', null],
  ])('is that of the model at its vendor, and unknown of a server of one’s own: %s', (url, usd) => {
    const environment = {
      PROVIDERS: 'openai',
      TRANSCRIPTION_BASE_URL: url,
      TRANSCRIPTION_MODEL: 'gpt-4o-mini-transcribe',
    };
    expect(pricesOf(environment)).toEqual({ openai: usd });
  });
});

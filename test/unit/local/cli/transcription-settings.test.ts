import { transcriptionSettings } from '../../../../local/cli/transcription-settings';

describe('a recognizer of one’s own', () => {
  const url = 'http://127.0.0.1:8000/v1';

  it('is the one that recordings get as soon as its URL is named', () => {
    expect(transcriptionSettings({ TRANSCRIPTION_BASE_URL: url })).toEqual({
      PROVIDERS: 'openai,azure-speech,azure-fast,speechmatics',
      TRANSCRIPTION_BASE_URL: url,
      TRANSCRIPTION_API_KEY: 'none',
    });
  });

  it('is used with its key and model, and in the place among others that is given', () => {
    const given = {
      PROVIDERS: 'azure-speech,openai',
      TRANSCRIPTION_BASE_URL: url,
      TRANSCRIPTION_API_KEY: 'k',
      TRANSCRIPTION_MODEL: 'large-v3',
    };
    expect(transcriptionSettings({ ...given, OTHER: 'x' })).toEqual(given);
  });

  it('is not there without a URL', () => {
    expect(transcriptionSettings({ PROVIDERS: 'openai', TRANSCRIPTION_MODEL: 'm' })).toEqual({});
  });
});

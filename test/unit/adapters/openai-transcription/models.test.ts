import { capabilitiesOf, traitsOf } from '../../../../shared/adapters/openai-transcription/models';
import { languageOf, toRequest } from '../../../../shared/adapters/openai-transcription/to-request';

const asked = (model: string, phrases: readonly string[] = []) =>
  toRequest({ model, ...traitsOf(model), locale: 'en-GB', phrases });

describe('what a model is asked for', () => {
  it.each(['whisper-1', 'Systran/faster-whisper-large-v3', 'my-deployment'])(
    'is words and segments with times of %s',
    (model) => {
      expect(asked(model)).toEqual({
        model,
        language: 'en',
        response_format: 'verbose_json',
        timestamp_granularities: ['word', 'segment'],
      });
    },
  );

  it.each(['gpt-4o-transcribe', 'gpt-4o-mini-transcribe-2025-12-15'])(
    'is the text of %s, which has no times',
    (model) => {
      expect(asked(model, ['Contoso', 'Fabrikam'])).toEqual({
        model,
        language: 'en',
        response_format: 'json',
        prompt: 'Contoso, Fabrikam',
      });
    },
  );

  it('is who said what of the diarizing one, which takes no prompt', () => {
    expect(asked('gpt-4o-transcribe-diarize', ['Contoso'])).toEqual({
      model: 'gpt-4o-transcribe-diarize',
      language: 'en',
      response_format: 'diarized_json',
      chunking_strategy: 'auto',
    });
  });

  it('names languages and keywords for the one that takes them', () => {
    expect(asked('gpt-transcribe', ['Contoso'])).toEqual({
      model: 'gpt-transcribe',
      languages: ['en'],
      response_format: 'json',
      keywords: ['Contoso'],
    });
  });

  it('has a prompt of whole words, no longer than a Whisper reads', () => {
    const names = Array.from({ length: 500 }, (_, index) => `Näme${index}`);
    const { prompt = '' } = asked('whisper-1', names);
    expect(Buffer.byteLength(prompt)).toBeLessThanOrEqual(600);
    expect(Buffer.byteLength(prompt)).toBeGreaterThan(580);
    expect(names.join(', ').startsWith(`${prompt}, `)).toBe(true);
  });

  it.each([
    ['en-GB', 'en'],
    ['nb-NO', 'no'],
    ['fil-PH', 'tl'],
    ['zh-CN-shandong', 'zh'],
  ])('has the language of %s: %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });
});

describe('what a model can do', () => {
  it('is told by its name', () => {
    expect(capabilitiesOf('whisper-1')).toMatchObject({
      mode: 'fast',
      recordingsPerJob: 1,
      mostBytes: 25_000_000,
      separations: ['none'],
      profanities: ['None'],
      candidateLocales: 1,
    });
    expect(capabilitiesOf('gpt-4o-transcribe').mostSeconds).toBe(1400);
    expect(capabilitiesOf('gpt-4o-transcribe-diarize')).toMatchObject({
      separations: ['diarization', 'none'],
      phraseHints: 0,
      mostSeconds: 1400,
    });
  });
});

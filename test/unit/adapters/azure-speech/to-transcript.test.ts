import { toProviderTranscript } from '../../../../shared/adapters/azure-speech/to-transcript';
import { transcription } from '../../../../shared/adapters/azure-speech/wire';

/** A result file as the service sends it, parsed and converted. */
const convert = (phrase: object = {}, file: object = {}) =>
  toProviderTranscript(
    transcription.parse({
      source: 'https://a.example/recordings/call.wav?sig=secret',
      durationInTicks: 600_000_000,
      combinedRecognizedPhrases: [{ channel: 0, display: 'Hello.' }],
      recognizedPhrases: [
        {
          recognitionStatus: 'Success',
          channel: 0,
          offsetInTicks: 10_000_000,
          durationInTicks: 20_000_000,
          nBest: [
            {
              confidence: 0.9,
              lexical: 'hello',
              itn: 'hello',
              maskedITN: 'hello',
              display: 'Hello.',
            },
          ],
          ...phrase,
        },
      ],
      ...file,
    }),
  );
const phraseOf = (phrase: object) => convert(phrase).phrases[0];
const read = (reading: object) => phraseOf({ nBest: [reading] });

describe('toProviderTranscript', () => {
  it('converts a phrase with all that was recognized', () => {
    expect(convert().phrases).toEqual([
      {
        channel: 0,
        offsetMs: 1000,
        durationMs: 2000,
        recognized: true,
        text: 'Hello.',
        lexical: 'hello',
        itn: 'hello',
        maskedItn: 'hello',
        confidence: 0.9,
      },
    ]);
  });

  it.each([
    ['a link', 'https://a.example/c/call%207.wav?sig=secret', 'https://a.example/c/call 7.wav'],
    [
      'a link that is not encoded',
      'https://a.example/c/call 7.wav',
      'https://a.example/c/call 7.wav',
    ],
    ['a container-style name', 'recordings/call 7.wav', 'recordings/call 7.wav'],
  ])('takes the signature from a source that is %s', (_what, source, expected) => {
    expect(convert({}, { source }).source).toBe(expected);
  });

  it.each([
    ['ticks', { offsetInTicks: 12_340_000 }, 1234],
    ['ticks as a float', { offsetInTicks: 12_340_000.000000002 }, 1234],
    ['ticks in scientific notation', { offsetInTicks: 1.234e7 }, 1234],
    [
      'ticks, though milliseconds are there too',
      { offsetInTicks: 12_340_000, offsetMilliseconds: 9 },
      1234,
    ],
    [
      'milliseconds where there are no ticks',
      { offsetInTicks: undefined, offsetMilliseconds: 1234 },
      1234,
    ],
    ['zero where there is neither', { offsetInTicks: undefined }, 0],
    ['zero where it is negative', { offsetInTicks: -5 }, 0],
  ])('takes the time from %s', (_what, times, expected) => {
    expect(phraseOf(times)?.offsetMs).toBe(expected);
  });

  it.each([
    [{ durationInTicks: 600_000_000 }, 60_000],
    [{ durationInTicks: undefined, durationMilliseconds: 61_000 }, 61_000],
    [{ durationInTicks: undefined }, 0],
  ])('takes the duration of the file from %j', (file, expected) => {
    expect(convert({}, file).durationMs).toBe(expected);
  });

  it('keeps words and display words, never before the start of the recording', () => {
    const phrase = read({
      display: 'Hello.',
      words: [
        { word: 'hello', offsetInTicks: -400_000, durationInTicks: 3_000_000, confidence: 0.8 },
      ],
      displayWords: [{ displayText: 'Hello.', offsetMilliseconds: 40, durationMilliseconds: 300 }],
    });
    expect(phrase?.words).toEqual([
      { text: 'hello', offsetMs: 0, durationMs: 300, confidence: 0.8 },
    ]);
    expect(phrase?.displayWords).toEqual([{ text: 'Hello.', offsetMs: 40, durationMs: 300 }]);
  });

  it.each([
    ['display', { display: 'Hi there.', lexical: 'hi there' }, 'Hi there.'],
    [
      'display, when lexical is empty as with Whisper',
      { display: 'Hi there.', lexical: '' },
      'Hi there.',
    ],
    [
      'display, its line breaks as spaces',
      { display: ' Hi\n there.\r\n\nBye. ' },
      'Hi there. Bye.',
    ],
    ['lexical, without display', { lexical: 'hi there' }, 'hi there'],
    ['nothing, without either', {}, ''],
  ])('takes the text from %s', (_what, reading, text) => {
    expect(read(reading)?.text).toBe(text);
  });

  it('takes the first reading as the chosen one, though another is more confident', () => {
    const phrase = phraseOf({
      nBest: [
        { display: 'Two.', confidence: 0.4 },
        { display: 'Too.', confidence: 0.9 },
      ],
    });
    expect(phrase).toMatchObject({ text: 'Two.', confidence: 0.4 });
    expect(phrase?.alternatives).toEqual([{ text: 'Too.', confidence: 0.9 }]);
  });

  it('keeps a stretch on which the recognizer failed, as a phrase without text', () => {
    const phrase = phraseOf({ recognitionStatus: 'InitialSilenceTimeout', nBest: undefined });
    expect(phrase).toEqual({
      channel: 0,
      offsetMs: 1000,
      durationMs: 2000,
      recognized: false,
      text: '',
    });
  });

  it('keeps speaker and language where they were told apart', () => {
    expect(phraseOf({ speaker: 2, locale: 'de-DE' })).toMatchObject({
      speaker: 2,
      locale: 'de-DE',
    });
  });

  it.each([
    ['one, where nothing was found', { combinedRecognizedPhrases: [], recognizedPhrases: [] }, 1],
    ['one, where the list is missing', { combinedRecognizedPhrases: undefined }, 1],
    [
      'two, though only one of them spoke',
      { combinedRecognizedPhrases: [{ channel: 0 }, { channel: 1 }] },
      2,
    ],
    ['one, where the channel is not named', { combinedRecognizedPhrases: [{}] }, 1],
  ])('counts channels: %s', (_what, file, channels) => {
    expect(convert({}, file).channels).toBe(channels);
  });
});

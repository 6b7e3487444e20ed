import { readText, textOf } from '../../../support/azure-results/fixtures';

/** A result file as the service sends it, parsed and converted. */
const convert = (phrase: object = {}, file: object = {}) =>
  readText(
    JSON.stringify({
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
const phraseOf = async (phrase: object) => (await convert(phrase)).phrases[0];
const read = (reading: object) => phraseOf({ nBest: [reading] });

describe('toProviderTranscript', () => {
  it('converts a phrase with all that was recognized', async () => {
    expect((await convert()).phrases).toEqual([
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
  ])('takes the signature from a source that is %s', async (_what, source, expected) => {
    expect((await convert({}, { source })).source).toBe(expected);
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
  ])('takes the time from %s', async (_what, times, expected) => {
    expect((await phraseOf(times))?.offsetMs).toBe(expected);
  });

  it.each([
    [{ durationInTicks: 600_000_000 }, 60_000],
    [{ durationInTicks: undefined, durationMilliseconds: 61_000 }, 61_000],
    [{ durationInTicks: undefined }, 0],
  ])('takes the duration of the file from %j', async (file, expected) => {
    expect((await convert({}, file)).durationMs).toBe(expected);
  });

  it('keeps words and display words, never before the start of the recording', async () => {
    const phrase = await read({
      display: 'Hello.',
      words: [
        { word: 'hello', offsetInTicks: -400_000, durationInTicks: 3_000_000, confidence: 0.8 },
      ],
      displayWords: [{ displayText: 'Hello.', offsetMilliseconds: 40, durationMilliseconds: 300 }],
    });
    expect(phrase?.words).toEqual([
      {
        text: 'hello',
        offsetMs: 0,
        durationMs: 300,
        confidence: 0.8,
        // The service said so, and it is not lost.
        more: { offsetInTicks: -400_000 },
      },
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
  ])('takes the text from %s', async (_what, reading, text) => {
    expect((await read(reading))?.text).toBe(text);
  });

  it('takes the first reading as the chosen one, though another is more confident', async () => {
    const phrase = await phraseOf({
      nBest: [
        { display: 'Two.', confidence: 0.4 },
        { display: 'Too.', confidence: 0.9 },
      ],
    });
    expect(phrase).toMatchObject({ text: 'Two.', confidence: 0.4 });
    expect(phrase?.alternatives).toEqual([{ text: 'Too.', confidence: 0.9 }]);
  });

  it('keeps a stretch on which the recognizer failed, as a phrase without text', async () => {
    const phrase = await phraseOf({ recognitionStatus: 'InitialSilenceTimeout', nBest: undefined });
    expect(phrase).toEqual({
      channel: 0,
      offsetMs: 1000,
      durationMs: 2000,
      recognized: false,
      text: '',
      morePhrase: { recognitionStatus: 'InitialSilenceTimeout' },
    });
  });

  it('keeps speaker and language where they were told apart', async () => {
    expect(await phraseOf({ speaker: 2, locale: 'de-DE' })).toMatchObject({
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
  ])('counts channels: %s', async (_what, file, channels) => {
    expect((await convert({}, file)).channels).toBe(channels);
  });

  it.each([
    ['no source', { source: undefined }, 'source'],
    [
      'a channel that no recording has',
      { combinedRecognizedPhrases: [{ channel: 7e7 }] },
      'channel',
    ],
    ['no phrases', { recognizedPhrases: undefined }, 'recognizedPhrases'],
    ['phrases that are no list', { recognizedPhrases: { a: [1] } }, 'recognizedPhrases'],
    ['a word without text', { recognizedPhrases: [{ nBest: [{ words: [{}] }] }] }, 'words'],
    [
      'a time that is no number',
      { recognizedPhrases: [{ nBest: [{ words: [{ word: 'a', offsetInTicks: '7' }] }] }] },
      'words',
    ],
  ])('refuses a result with %s, and says where', async (_what, file, where) => {
    await expect(convert({}, file)).rejects.toMatchObject({
      verdict: 'never',
      message: expect.stringContaining(where) as string,
    });
  });

  it('takes a result that is cut off for no answer, wherever it is cut', async () => {
    const text = textOf('stereo');
    for (const length of [0, 1, 200, 1000, 9000, text.length - 3]) {
      await expect(readText(text.slice(0, length))).rejects.toMatchObject({ verdict: 'unsure' });
    }
  });
});

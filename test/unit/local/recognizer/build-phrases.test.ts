import { buildPhrases } from '../../../../local/recognizer/words/build-phrases';
import type { TranscriptWord } from '../../../../local/recognizer/words/build-phrases';

const MS = 16;

/** Words of 200 ms, 50 ms apart, from an offset in milliseconds on. */
function spoken(text: string, fromMs = 0, more: Partial<TranscriptWord> = {}): TranscriptWord[] {
  return text.split(' ').map((word, i) => ({
    text: word,
    spaceBefore: true,
    start: (fromMs + 250 * i) * MS,
    end: (fromMs + 250 * i + 200) * MS,
    confidence: 0.5,
    channel: 1,
    ...more,
  }));
}

const texts = (words: readonly TranscriptWord[]) =>
  buildPhrases(words, 60_000).map(({ text }) => text);

describe('buildPhrases', () => {
  it('makes a phrase of every sentence', () => {
    expect(texts(spoken('How are you? I am fine.'))).toEqual(['How are you?', 'I am fine.']);
  });

  it('does not end a sentence at an abbreviation or before a small letter', () => {
    expect(texts(spoken('Dr. Smith paid approx. three dollars.'))).toEqual([
      'Dr. Smith paid approx. three dollars.',
    ]);
  });

  it('ends a phrase at a long pause', () => {
    expect(texts([...spoken('I think'), ...spoken('maybe not', 2_000)])).toEqual([
      'I think',
      'maybe not',
    ]);
  });

  it('gives every speaker a phrase', () => {
    const words = [...spoken('are you', 0, { speaker: 2 }), ...spoken('sure', 500, { speaker: 1 })];

    expect(buildPhrases(words, 60_000).map(({ speaker }) => speaker)).toEqual([2, 1]);
  });

  it('gives every language a phrase', () => {
    const words = [
      ...spoken('guten Tag', 0, { locale: 'de-DE' }),
      ...spoken('hello', 500, { locale: 'en-GB' }),
    ];

    expect(buildPhrases(words, 60_000).map(({ locale }) => locale)).toEqual(['de-DE', 'en-GB']);
  });

  it('tells offset, length, channel and mean confidence', () => {
    const [first, second] = spoken('hello there', 1_000);
    if (!first || !second) throw new Error('two words');

    expect(buildPhrases([{ ...first, confidence: 0.7 }, second], 60_000)).toEqual([
      {
        channel: 1,
        offsetMs: 1_000,
        durationMs: 450,
        confidence: 0.6,
        text: 'hello there',
        words: [
          { text: 'hello', offsetMs: 1_000, durationMs: 200, confidence: 0.7 },
          { text: 'there', offsetMs: 1_250, durationMs: 200, confidence: 0.5 },
        ],
      },
    ]);
  });

  it('keeps everything within the recording', () => {
    const [phrase] = buildPhrases(spoken('the very end', 100), 650);

    expect(phrase).toMatchObject({ offsetMs: 100, durationMs: 550 });
    expect(phrase?.words.at(-1)).toMatchObject({ offsetMs: 600, durationMs: 50 });
  });

  it('writes no spaces where the language has none', () => {
    expect(texts(spoken('今 日 は。', 0, { spaceBefore: false }))).toEqual(['今日は。']);
  });
});

import { timedWords } from '../../../compare/align/timed-words';

const word = (text: string, offsetMs: number, durationMs: number) => ({
  text,
  offsetMs,
  durationMs,
});

describe('timedWords', () => {
  it('gives each word its own time where the service says it', () => {
    const words = [word('I', 100, 50), word('see', 200, 300), word('it', 900, 100)];

    const timed = timedWords(
      [{ text: 'I see it.', offsetMs: 100, durationMs: 900, words }],
      'en-US',
    );

    expect(timed).toEqual([
      { word: 'i', startMs: 100, endMs: 150 },
      { word: 'see', startMs: 150, endMs: 500 },
      { word: 'it', startMs: 500, endMs: 1000 },
    ]);
  });

  it('places a number that was read out between its neighbours', () => {
    const words = ['pay', 'two', 'hundred', 'dollars', 'now'].map((text, index) =>
      word(text, index * 1000, 1000),
    );

    const timed = timedWords(
      [{ text: 'Pay two hundred dollars now.', offsetMs: 0, durationMs: 5000, words }],
      'en-US',
    );

    expect(timed.map((one) => one.word)).toEqual(['pay', '200', 'dollar', 'now']);
    const [, amount] = timed;
    expect(amount?.startMs).toBeGreaterThanOrEqual(800);
    expect(amount?.endMs).toBeLessThan(4000);
  });

  it('spreads words over the phrase where the service has no times of words', () => {
    const timed = timedWords([{ text: 'aa bb', offsetMs: 1000, durationMs: 500 }], 'de-DE');

    expect(timed).toEqual([
      { word: 'aa', startMs: 1000, endMs: 1250 },
      { word: 'bb', startMs: 1250, endMs: 1500 },
    ]);
  });

  it('prefers words of the display form, which is what is compared', () => {
    const phrase = {
      text: '$90',
      offsetMs: 0,
      durationMs: 1000,
      words: [word('ninety', 0, 500), word('dollars', 500, 500)],
      displayWords: [word('$90', 0, 1000)],
    };

    expect(timedWords([phrase], 'en-US').map(({ startMs }) => startMs)).toEqual([0, 250]);
  });

  it('has no words of a phrase without any', () => {
    expect(timedWords([{ text: ' … ', offsetMs: 0, durationMs: 10 }], 'en-US')).toEqual([]);
  });
});

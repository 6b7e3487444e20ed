import { endOf, toFinal, toPartial } from '../../../../../live/client/azure/results';

const JSON_OF_FINAL = JSON.stringify({
  Id: '1',
  RecognitionStatus: 'Success',
  NBest: [
    {
      Confidence: 0.93,
      Lexical: 'two hundred pounds',
      ITN: '£200',
      Display: '£200.',
      Words: [{ Word: 'two', Offset: 5_000_000, Duration: 2_000_000 }],
    },
  ],
});
const RESULT = { offset: 5_000_000, duration: 12_345_000, json: JSON_OF_FINAL };

describe('results of the Speech SDK', () => {
  it('are partials in milliseconds', () => {
    expect(toPartial({ ...RESULT, text: 'two', speakerId: 'Unknown' }, 7)).toEqual({
      channel: 0,
      offsetMs: 500,
      durationMs: 1234.5,
      text: 'two',
      receivedAt: 7,
    });
  });

  it('are finals with words, lexical form, confidence and speaker', () => {
    expect(toFinal({ ...RESULT, text: '£200.', speakerId: 'Guest-2' }, 7)).toEqual({
      channel: 0,
      speaker: 2,
      offsetMs: 500,
      durationMs: 1234.5,
      text: '£200.',
      lexical: 'two hundred pounds',
      confidence: 0.93,
      words: [{ text: 'two', offsetMs: 500, durationMs: 200 }],
      receivedAt: 7,
    });
  });

  it.each([undefined, ''])('count for nothing when they have no words: %j', (text) => {
    const empty = { ...RESULT, ...(text !== undefined && { text }), json: '{}' };
    expect(toPartial(empty, 0)).toBeUndefined();
    expect(toFinal(empty, 0)).toBeUndefined();
  });

  it('end where their audio ends', () => {
    expect(endOf(RESULT)).toBe(1734.5);
  });
});

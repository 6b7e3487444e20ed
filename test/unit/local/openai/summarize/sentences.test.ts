import { sentencesOf } from '../../../../../local/openai/summarize/text/sentences';
import { script } from './calls/script';

function cut(play: string): string[][] {
  return sentencesOf(script(play)).map(({ text, ids }) => [text, ...ids]);
}

describe('sentencesOf', () => {
  it('joins phrases that were cut in the middle of a sentence', () => {
    expect(cut('A: I was charged twice\nA: for the same invoice.')).toEqual([
      ['I was charged twice for the same invoice.', 'p1', 'p2'],
    ]);
  });

  it('joins across a listener who only says mm-hmm', () => {
    expect(cut('A: I was charged\nB: Mm-hmm.\nA: twice in March.')).toEqual([
      ['I was charged twice in March.', 'p1', 'p3'],
      ['Mm-hmm.', 'p2'],
    ]);
  });

  it('never joins two speakers', () => {
    expect(cut('A: I was charged\nB: for the second time.')).toHaveLength(2);
  });

  it('gives each sentence of a phrase only the phrases it spans', () => {
    expect(cut('A: It broke. And then\nA: it smoked. I left.')).toEqual([
      ['It broke.', 'p1'],
      ['And then it smoked.', 'p1', 'p2'],
      ['I left.', 'p2'],
    ]);
  });

  it('does not end a sentence after a title or an initial', () => {
    expect(cut('A: I saw Dr. Patel and Mrs. J. Okafor. They agreed.')).toEqual([
      ['I saw Dr. Patel and Mrs. J. Okafor.', 'p1'],
      ['They agreed.', 'p1'],
    ]);
  });

  it('takes each phrase for a sentence when the recognizer writes no punctuation', () => {
    expect(cut('A: the water is off\nA: since this morning\nB: which street please')).toHaveLength(
      3,
    );
  });

  it('leaves out phrases without a word', () => {
    expect(cut('A: …\nA: Yes.')).toEqual([['Yes.', 'p2']]);
  });

  it('parts what runs on without a full stop, and loses no word of it', () => {
    const spoken = 'and then we waited, because nobody came '.repeat(100).trim();

    const pieces = sentencesOf([{ id: 'p1', text: spoken }]).map(({ text }) => text);

    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(400);
    expect(pieces.join(' ')).toBe(spoken);
  });
});

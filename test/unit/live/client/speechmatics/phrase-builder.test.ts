import { PhraseBuilder } from '../../../../../live/client/speechmatics/phrase-builder';
import { spokenWords } from '../../../../../live/client/speechmatics/spoken-words';

interface Said {
  readonly text: string;
  readonly at: number;
  readonly speaker?: string;
  readonly mark?: true;
  readonly endsSentence?: true;
}

const words = (...said: Said[]) =>
  spokenWords(
    said.map(({ text, at, speaker, mark, endsSentence }) => ({
      type: mark ? 'punctuation' : 'word',
      start_time: at,
      end_time: mark ? at : at + 0.2,
      ...(mark && { attaches_to: 'previous' }),
      ...(endsSentence && { is_eos: true }),
      alternatives: [{ content: text, confidence: 0.9, ...(speaker && { speaker }) }],
    })),
  );

const stop = (at: number): Said => ({ text: '.', at, mark: true, endsSentence: true });

describe('phrases of Speechmatics', () => {
  it('end with a sentence, however many messages it came in', () => {
    const builder = new PhraseBuilder(1);
    expect(builder.add(words({ text: 'Hello', at: 1 }), 5)).toEqual([]);
    expect(builder.openFrom).toBe(1000);
    const [phrase, ...more] = builder.add(
      words({ text: 'world', at: 1.3 }, stop(1.5), { text: 'And', at: 1.6 }),
      7,
    );
    expect(more).toEqual([]);
    expect(phrase).toEqual({
      channel: 1,
      offsetMs: 1000,
      durationMs: 500,
      text: 'Hello world.',
      confidence: 0.9,
      words: [
        { text: 'Hello', offsetMs: 1000, durationMs: 200, confidence: 0.9 },
        { text: 'world', offsetMs: 1300, durationMs: 200, confidence: 0.9 },
      ],
      receivedAt: 7,
    });
    expect(builder.openFrom).toBe(1600);
  });

  it('are of one speaker each', () => {
    const builder = new PhraseBuilder(0);
    const first = builder.add(
      words({ text: 'Yes', at: 0, speaker: 'S1' }, { text: 'No', at: 0.3, speaker: 'S2' }),
      0,
    );
    const all = [...first, ...builder.flush(0)];
    expect(all.map(({ speaker, text }) => [speaker, text])).toEqual([
      [1, 'Yes'],
      [2, 'No'],
    ]);
  });

  it('have no speaker where the service knows none', () => {
    const builder = new PhraseBuilder(0);
    builder.add(words({ text: 'Yes', at: 0, speaker: 'UU' }), 0);
    expect(builder.flush(0)[0]).not.toHaveProperty('speaker');
  });

  it('end with a pause, and after half a minute', () => {
    const builder = new PhraseBuilder(0);
    const paused = builder.add(words({ text: 'One', at: 0 }, { text: 'two', at: 1.3 }), 0);
    expect(paused.map(({ text }) => text)).toEqual(['One']);
    const long = Array.from({ length: 40 }, (_, index) => ({ text: 'on', at: 2 + index }));
    expect(builder.add(words(...long), 0)).toHaveLength(1);
  });

  it('keep a mark with the word before it, and an opening one with the word after it', () => {
    const builder = new PhraseBuilder(0);
    const quote = {
      ...words({ text: '“', at: 0.3, mark: true })[0]!,
      attachesToNext: true,
    };
    const said = [
      ...words({ text: 'Say', at: 0 }),
      quote,
      ...words({ text: 'yes', at: 0.3 }, { text: '!', at: 0.5, mark: true }),
    ];
    builder.add(said, 0);
    expect(builder.flush(0)[0]?.text).toBe('Say “yes!');
  });

  it('show settled words of an open phrase as part of what is being said', () => {
    const builder = new PhraseBuilder(0);
    builder.add(words({ text: 'Hello', at: 1 }), 0);
    expect(builder.partial(words({ text: 'wor', at: 1.3 }), 3)).toEqual({
      channel: 0,
      offsetMs: 1000,
      durationMs: 500,
      text: 'Hello wor',
      receivedAt: 3,
    });
    expect(new PhraseBuilder(0).partial([], 0)).toBeUndefined();
  });
});

import {
  readText,
  textOf,
  transcriptOf,
  jsonOf,
} from '../../../support/speechmatics-results/fixtures';

type Json = Record<string, unknown>;

/** The results of `silent` with these words: text, start, end, and more of a result. */
async function read(...words: readonly (readonly [string, number, number, Json?])[]) {
  const results = words.map(([content, start_time, end_time, more]) => ({
    type: /^[.,?!]$/.test(content) ? 'punctuation' : 'word',
    start_time,
    end_time,
    ...(/^[.,?!]$/.test(content) && { attaches_to: 'previous', is_eos: content !== ',' }),
    ...more,
    alternatives: [
      { content, confidence: 0.9, language: 'en', speaker: more?.['speaker'] ?? 'UU' },
    ],
  }));
  return readText(JSON.stringify({ ...jsonOf('silent'), results }));
}

const texts = ({ phrases }: Awaited<ReturnType<typeof read>>) => phrases.map(({ text }) => text);

describe('a phrase', () => {
  it('ends with its sentence', async () => {
    const heard = await read(
      ['Yes', 0, 0.4],
      [',', 0.4, 0.4],
      ['please', 0.4, 0.8],
      ['.', 0.8, 0.8],
      ['Now', 0.9, 1.2],
      ['?', 1.2, 1.2],
    );
    expect(texts(heard)).toEqual(['Yes, please.', 'Now?']);
  });

  it('ends before a pause of a second, not before a shorter one', async () => {
    expect(texts(await read(['one', 0, 0.5], ['two', 1.49, 2], ['three', 3, 3.5]))).toEqual([
      'one two',
      'three',
    ]);
  });

  it('ends where another speaks', async () => {
    const heard = await read(
      ['hello', 0, 0.4, { speaker: 'S1' }],
      ['hi', 0.4, 0.6, { speaker: 'S2' }],
      ['hi', 0.6, 0.8, { speaker: 'S2' }],
    );
    expect(heard.phrases.map(({ text, speaker }) => [text, speaker])).toEqual([
      ['hello', 1],
      ['hi hi', 2],
    ]);
  });

  it('ends after half a minute where nothing else ends it', async () => {
    const heard = await read(
      ...Array.from({ length: 80 }, (_, index) => ['word', index, index + 0.9] as const),
    );
    expect(heard.phrases.map(({ durationMs }) => durationMs)).toEqual([29_900, 29_900, 19_900]);
  });

  it('goes on while another channel speaks', async () => {
    const { phrases, channels, speakers } = await transcriptOf(textOf('channels'));
    expect(phrases.map(({ channel, text }) => [channel, text])).toEqual([
      [1, 'Good morning, Contoso.'],
      [0, 'Hello?'],
      [0, 'Yes'],
    ]);
    expect(channels).toBe(2);
    expect(speakers.map(({ id }) => id)).toEqual(['c0', 'c1']);
  });

  it('has its words as spoken and as written, with their times and marks', async () => {
    const { phrases } = await transcriptOf(textOf('full'));
    const [, second] = phrases;
    expect(second).toMatchObject({
      speaker: 1,
      text: 'Um, that is £200.',
      lexical: 'Um that is two hundred pounds',
      offsetMs: 3040,
      durationMs: 1860,
      confidence: 0.905,
    });
    expect(second?.words?.map(({ text, offsetMs }) => [text, offsetMs])).toEqual([
      ['Um', 3040],
      ['that', 3300],
      ['is', 3500],
      ['two', 3640],
      ['hundred', 3900],
      ['pounds', 4300],
    ]);
    expect(second?.displayWords?.map(({ text }) => text)).toEqual(['Um,', 'that', 'is', '£200.']);
  });

  it('sets marks where they belong', async () => {
    const { phrases } = await transcriptOf(textOf('full'));
    expect(phrases[2]?.text).toBe('Fine-tuned – (yes)? 10 January 2026');
  });

  it('says who speaks only where somebody is known', async () => {
    const { phrases } = await transcriptOf(textOf('full'));
    expect(phrases.slice(3).map(({ text, speaker }) => [text, speaker])).toEqual([
      ['Later', 2],
      ['somebody', undefined],
      ['hello', undefined],
      ['bonjour', 1],
      ['nobody', undefined],
    ]);
  });
});

describe('a transcript', () => {
  it('has the locale that was asked for in the place of the language that was identified', async () => {
    const { phrases, locale } = await transcriptOf(textOf('identified'));
    expect(phrases.map((phrase) => phrase.locale)).toEqual(['de-AT']);
    expect(locale).toBe('de-AT');
  });

  it('lasts as long as the recording, or to the end of its last word', async () => {
    expect((await readText(textOf('silent'))).durationMs).toBe(31_000);
    expect((await read(['late', 31.2, 31.4])).durationMs).toBe(31_400);
  });

  it('names no source, since a job is one recording', async () => {
    expect(await readText(textOf('full'))).not.toHaveProperty('source');
  });

  it('is refused where it is not as documented', async () => {
    const results = [{ type: 'word', start_time: 'soon', end_time: 1 }];
    const text = JSON.stringify({ ...jsonOf('silent'), results });
    await expect(readText(text)).rejects.toMatchObject({
      code: 'unexpected_response',
      verdict: 'never',
    });
  });

  it('is unsure where its text was cut off', async () => {
    await expect(readText(textOf('full').slice(0, -200))).rejects.toMatchObject({
      verdict: 'unsure',
    });
  });
});

import { columnsOf } from '../../../../shared/domain/formats/columns';
import { toForm } from '../../../../shared/domain/formats';
import { numberPhrases, type Transcript, type Word } from '../../../../shared/domain/transcript';
import { aPhrase, aTranscript } from '../../../support/app/builders';
import { AZURE_RESULTS, textOf, transcriptOf } from '../../../support/azure-results/fixtures';
import { readSrt, readVtt } from '../../../support/subtitles/read-subtitles';

const vtt = (transcript: Transcript) => readVtt(toForm(transcript, 'vtt'));
const srt = (transcript: Transcript) => readSrt(toForm(transcript, 'srt'));

/** A phrase whose words take so long each. */
function saying(text: string, { each = 400, at = 1000, gap = 0, join = ' ' } = {}) {
  const parts = join === '' ? [...text] : text.split(/\s+/);
  const displayWords = parts.map((part, index): Word => ({
    text: part,
    offsetMs: at + index * (each + gap),
    durationMs: each,
  }));
  return aPhrase({ text, offsetMs: at, durationMs: parts.length * (each + gap), displayWords });
}

const only = (phrase: ReturnType<typeof saying>) => aTranscript({ channels: 1, phrases: [phrase] });

const LONG =
  'I have been waiting since Tuesday for somebody to call me back, and nobody did. So I went to the shop, where they told me to phone you, because the contract is with you and not with them.';

describe('WebVTT and SubRip', () => {
  const letters = (texts: readonly string[]) => texts.join('').replace(/\s/g, '');

  it.each(AZURE_RESULTS)('of %s hold all that was said, as a player reads it', async (name) => {
    const transcript = await transcriptOf(textOf(name));
    const cues = await vtt(transcript);
    for (const { id, text } of transcript.phrases) {
      const own = cues.filter((cue) => cue.id.split('.')[0] === id);
      expect(letters(own.flatMap(({ lines }) => lines))).toBe(letters([text]));
    }
    for (const { channel, speaker } of transcript.speakers) {
      const name = speaker === undefined ? `Channel ${channel + 1}` : `Speaker ${speaker}`;
      const own = transcript.phrases.filter((phrase) =>
        speaker === undefined ? phrase.channel === channel : phrase.speaker === speaker,
      );
      const label = transcript.speakers.length > 1 ? `${name}: ` : '';
      const read = (await srt(transcript))
        .map(({ lines }) => lines.join(' '))
        .filter((text) => text.startsWith(label))
        .map((text) => text.slice(label.length));
      expect(letters(read)).toBe(letters(own.map(({ text }) => text)));
    }
  });

  it('begin with the first that is said, whoever says it, and keep overlaps', async () => {
    const cues = await vtt(await transcriptOf(textOf('stereo')));
    expect(cues.map(({ id, voice }) => [id, voice])).toEqual([
      ['p1', 'Channel 1'],
      ['p2', 'Channel 2'],
      ['p3', 'Channel 1'],
      ['p4', 'Channel 2'],
      ['p5', 'Channel 2'],
      ['p6', 'Channel 1'],
    ]);
    const [, , third, fourth] = cues;
    expect(fourth?.startMs).toBeLessThan(third?.endMs ?? 0);
  });

  it('cut a long phrase at its own word times, after a sentence or clause where there is one', async () => {
    const cues = await vtt(only(saying(LONG)));
    expect(cues.map(({ id, startMs, endMs, lines }) => [id, startMs, endMs, lines])).toEqual([
      [
        'p1',
        1000,
        7000,
        ['I have been waiting since Tuesday for', 'somebody to call me back, and nobody did.'],
      ],
      ['p1.2', 7000, 12_200, ['So I went to the shop, where', 'they told me to phone you,']],
      ['p1.3', 12_200, 16_200, ['because the contract is', 'with you and not with them.']],
    ]);
  });

  it.each([
    ['few words a second', saying(LONG, { each: 900 })],
    ['many', saying(LONG, { each: 120 })],
    ['no word times at all', aPhrase({ text: LONG, durationMs: 14_000 })],
    ['one word of two lines', saying(`Yes, ${'Donaudampfschifffahrt'.repeat(5)} it is.`)],
    [
      'no blanks',
      saying(
        '今日は良い天気ですね。明日も晴れるといいですが、雨が降るかもしれません。傘を持って行きましょう。',
        { join: '' },
      ),
    ],
    [
      'no blanks and no word times',
      aPhrase({ text: '今日は良い天気ですね。'.repeat(12), durationMs: 20_000 }),
    ],
    ['words of another text', { ...saying(LONG), text: LONG.toUpperCase() }],
  ])('have at most two lines of 42 columns and seven seconds, with %s', async (_what, phrase) => {
    for (const cues of [await vtt(only(phrase)), await srt(only(phrase))]) {
      expect(cues.length).toBeGreaterThan(1);
      for (const { startMs, endMs, lines } of cues) {
        expect(endMs - startMs).toBeLessThanOrEqual(7000);
        expect(endMs).toBeGreaterThan(startMs);
        expect(lines.length).toBeLessThanOrEqual(2);
        expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(42);
      }
      const all = cues.flatMap(({ lines }) => lines).join('');
      expect(all.replace(/\s/g, '')).toBe(phrase.text.replace(/\s/g, ''));
    }
  });

  it('cut where somebody pauses for long', async () => {
    const cues = await vtt(only(saying('Yes well', { each: 300, gap: 2500 })));
    expect(cues.map(({ startMs, lines }) => [startMs, lines])).toEqual([
      [1000, ['Yes']],
      [3800, ['well']],
    ]);
  });

  it('show a short word for a second, if the same voice does not go on before', async () => {
    const say = (text: string, at: number, channel: number) => ({
      ...saying(text, { at, each: 200 }),
      channel,
    });
    const phrases = numberPhrases([say('Yes.', 1000, 0), say('No.', 1100, 1), say('Oh.', 1500, 0)]);
    const cues = await vtt(aTranscript({ phrases }));
    expect(cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [1000, 1500],
      [1100, 2100],
      [1500, 2500],
    ]);
  });

  it.each([
    '<b>bold</b> & <script>alert(1)</script>',
    '--> 00:00:01.000 --> 00:00:09.000',
    '&lt; is not <, &amp; is not &',
    'WEBVTT',
    'NOTE this',
    'STYLE ::cue { color: red }',
    '</v><v Agent>I am the agent',
    '12',
  ])('keep what is said as text: %s', async (text) => {
    expect((await vtt(only(aPhrase({ text })))).flatMap(({ lines }) => lines)).toEqual([text]);
  });

  it('name voices by their roles, whatever these are called', async () => {
    const { phrases } = aTranscript();
    const transcript = aTranscript({
      phrases,
      speakers: [
        { id: 'c0', channel: 0, role: 'R&D <team>', roleFrom: 'setting' },
        { id: 'c1', channel: 1, role: 'customer', roleFrom: 'setting' },
      ],
    });
    expect((await vtt(transcript)).map(({ voice }) => voice)).toEqual(['R&D <team>', 'Customer']);
    expect((await srt(transcript)).map(({ lines }) => lines)).toEqual([
      ['R&D <team>: Good morning.'],
      ['Customer: My card is gone.'],
    ]);
  });

  it('have no voice where there is one to tell', async () => {
    const [cue] = await vtt(only(saying('Hello.')));
    expect(cue).not.toHaveProperty('voice');
  });

  it('are empty where nothing is said', async () => {
    const silent = aTranscript({ phrases: [aPhrase({ text: '', recognized: false })] });
    expect(toForm(silent, 'vtt')).toBe('WEBVTT\n');
    expect(toForm(silent, 'srt')).toBe('');
  });

  it('reach beyond a hundred hours', () => {
    const transcript = only(aPhrase({ offsetMs: 363_845_678, durationMs: 1000 }));
    expect(toForm(transcript, 'vtt')).toContain('101:04:05.678 --> 101:04:06.678');
    expect(toForm(transcript, 'srt')).toContain('101:04:05,678 --> 101:04:06,678');
  });
});

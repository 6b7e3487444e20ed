import {
  AZURE_RESULTS,
  jsonOf,
  textOf,
  transcriptOf,
  type AzureResult,
} from '../../../support/azure-results/fixtures';
import { rebuilt } from '../../../support/azure-results/rebuild';

/** The one that leaves out what it also says in ticks, as the documentation's example does. */
const SPARSE: AzureResult = 'ticks-as-floats';

describe('a transcript', () => {
  it.each(AZURE_RESULTS.filter((name) => name !== SPARSE))(
    'holds all of %s: the file can be made again from it',
    async (name) => {
      expect(rebuilt(await transcriptOf(textOf(name)))).toEqual(jsonOf(name));
    },
  );

  it(`holds all of ${SPARSE}, and what that says only in ticks in milliseconds as well`, async () => {
    expect(rebuilt(await transcriptOf(textOf(SPARSE)))).toMatchObject(jsonOf(SPARSE));
  });

  it.each(AZURE_RESULTS)('holds all of %s when it has gone through JSON', async (name) => {
    const transcript = await transcriptOf(textOf(name));
    expect(JSON.parse(JSON.stringify(transcript))).toEqual(transcript);
  });

  it('does not keep the signature of a link', async () => {
    const signed = textOf('stereo').replace('stereo.wav"', 'stereo.wav?sv=1&sig=SECRET"');
    expect(signed).toContain('SECRET');
    expect(JSON.stringify(await transcriptOf(signed))).not.toContain('SECRET');
  });

  it('does not keep the signature of a link in a field that is new to us', async () => {
    const link = '{"copyUrl":"https://a.example/x.json?sig=SECRET",';
    const transcript = await transcriptOf(textOf('stereo').replace('{', link));
    expect(transcript.origin?.more).toEqual({ copyUrl: 'https://a.example/x.json' });
  });

  it('is less than half of what the service sends', async () => {
    const bytes = (value: unknown) => JSON.stringify(value).length;
    const share = bytes(await transcriptOf(textOf('stereo'))) / bytes(jsonOf('stereo'));
    expect(share).toBeLessThan(0.5);
  });

  it('has channels in one order of time, with those who talk at the same time', async () => {
    const { phrases, speakers } = await transcriptOf(textOf('stereo'));
    expect(phrases.map(({ id, channel, text }) => [id, channel, text])).toEqual([
      ['p1', 0, 'Good morning, Contoso support.'],
      ['p2', 1, 'Good morning. My line is down since yesterday.'],
      ['p3', 0, 'I see. Was that'],
      ['p4', 1, 'Since about noon.'],
      ['p5', 1, 'Sorry.'],
      ['p6', 0, 'And what is your postcode, please?'],
    ]);
    const [, , third, fourth] = phrases;
    expect((third?.offsetMs ?? 0) + (third?.durationMs ?? 0)).toBeGreaterThan(
      fourth?.offsetMs ?? 0,
    );
    expect(speakers).toEqual([
      { id: 'c0', channel: 0 },
      { id: 'c1', channel: 1 },
    ]);
  });

  it('names the language that most is spoken in, of those that were identified', async () => {
    expect((await transcriptOf(textOf('language-identification'))).locale).toBe('en-GB');
    expect((await transcriptOf(textOf('stereo'))).locale).toBe('en-US');
  });

  it('has a speaker for each voice of a single channel', async () => {
    const { speakers, channels } = await transcriptOf(textOf('mono-diarized'));
    expect(channels).toBe(1);
    expect(speakers).toEqual([
      { id: 's1', channel: 0, speaker: 1 },
      { id: 's2', channel: 0, speaker: 2 },
    ]);
  });

  it('has a speaker for each channel in which nothing was said', async () => {
    const { speakers, channels, phrases } = await transcriptOf(textOf('no-speech'));
    expect({ channels, phrases }).toEqual({ channels: 2, phrases: [] });
    expect(speakers.map(({ id }) => id)).toEqual(['c0', 'c1']);
  });
});

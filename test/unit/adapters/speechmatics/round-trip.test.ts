import { transcriptSchema } from '../../../../shared/adapters/blob/transcript-schema';
import {
  jsonOf,
  readText,
  SPEECHMATICS_RESULTS,
  textOf,
  transcriptOf,
} from '../../../support/speechmatics-results/fixtures';
import { byTime, rebuilt } from '../../../support/speechmatics-results/rebuild';

/** The one whose name is a link with a signature, which is not kept. */
const SIGNED = 'channels';

describe('a transcript', () => {
  it.each(SPEECHMATICS_RESULTS.filter((name) => name !== SIGNED))(
    'holds all of %s: the document can be made again from it',
    async (name) => {
      expect(rebuilt(await transcriptOf(textOf(name)))).toEqual(jsonOf(name));
    },
  );

  it('holds all of channels but the signature', async () => {
    const { job, ...vendors } = jsonOf(SIGNED);
    const results = (vendors['results'] as Record<string, unknown>[]).toSorted(byTime);
    const source = 'https://store.example/recordings/stereo.wav';
    const made = rebuilt(await transcriptOf(textOf(SIGNED)));
    expect(made['job']).toEqual({ ...(job as object), data_name: source });
    expect(JSON.stringify(made)).not.toContain('SECRET');
    for (const channel of ['Channel 1', 'Channel 2']) {
      const ofChannel = (all: unknown) =>
        (all as Record<string, unknown>[]).filter((one) => one['channel'] === channel);
      expect(ofChannel(made['results'])).toEqual(ofChannel(results));
    }
  });

  it.each(SPEECHMATICS_RESULTS)(
    'of %s fits the published schema, and goes through JSON',
    async (name) => {
      const transcript = await transcriptOf(textOf(name));
      expect(transcriptSchema.parse(transcript)).toEqual(transcript);
      expect(JSON.parse(JSON.stringify(transcript))).toEqual(transcript);
    },
  );

  it.each([1, 7, 100_000])('is the same in chunks of %d characters', async (chunk) => {
    expect(await readText(textOf('full'), chunk)).toEqual(await readText(textOf('full')));
  });

  it('keeps no link, header or receiver that the service may repeat', async () => {
    const document = jsonOf('silent');
    const text = JSON.stringify({
      ...document,
      copy: { url: 'https://a.example/x.wav?sig=SECRET' },
      metadata: {
        ...(document['metadata'] as object),
        notification_config: [{ auth_headers: ['Authorization: Bearer SECRET'] }],
      },
    });
    const { origin } = await transcriptOf(text);
    expect(origin?.more?.['copy']).toEqual({ url: 'https://a.example/x.wav' });
    expect(JSON.stringify(origin)).not.toContain('SECRET');
  });

  it('is no larger than what the service sends', async () => {
    const results = jsonOf('channels')['results'] as object[];
    const all = Array.from({ length: 100 }, () => results).flat();
    const text = JSON.stringify({ ...jsonOf('channels'), results: all });
    const bytes = JSON.stringify(await transcriptOf(text)).length;
    expect(bytes).toBeLessThanOrEqual(text.length);
  });
});

import { tapeScript } from '../../../local/live/scripted-live-engine';
import type { LiveOptions, LiveProvider } from '../../../live/client';
import { useWebSocketOfNode } from '../../../live/run/web-socket-of-node';
import { stream } from '../../support/live/stream';
import { startVendors, stereoTape, tape, type Vendors } from '../../support/live/vendors';

/*
 * A connection is cut in the middle of sentences, between them and after them, by both vendors' own
 * protocols: what is final in the end is what is final when nothing goes wrong.
 */

const LENGTH_MS = 24_000;
const MONO_BYTES = LENGTH_MS * 32;
const MONO: LiveOptions = { locale: 'en-GB', separation: 'none', channels: 1 };
const SPEAKERS: LiveOptions = { ...MONO, separation: 'diarization', maxSpeakers: 2 };
const STEREO: LiveOptions = { ...MONO, separation: 'channels', channels: 2 };
const CUTS = 12;

let vendors: Vendors;

beforeAll(async () => {
  vendors = await startVendors();
});

afterEach(() => vendors.clearFaults());
afterAll(() => vendors.close());

async function hear(provider: LiveProvider, options: LiveOptions) {
  const audio = options.channels === 1 ? tape(3, LENGTH_MS) : stereoTape(3, 4, LENGTH_MS);
  const target = await vendors.target(provider);
  const heard = await stream(target, options, audio);
  return { heard, renewals: target.renewals() };
}

const WAYS = (['azure-speech', 'speechmatics'] as const).flatMap((provider) =>
  [MONO, SPEAKERS, STEREO].map((options) => [provider, options.separation, options] as const),
);

describe.each(WAYS)('%s with separation %s', (provider, _separation, options) => {
  it('tells of all that is said, once, in order of each channel', async () => {
    const { heard } = await hear(provider, options);
    const scripts = options.channels === 1 ? [3] : [3, 4];
    const spoken = scripts.map((script, channel) =>
      vendors.engine
        .phrasesOf(tapeScript(script), {
          locale: 'en-GB',
          channels: provider === 'speechmatics' ? options.channels : 1,
          ...(options.maxSpeakers !== undefined && {
            diarization: { maxSpeakers: options.maxSpeakers },
          }),
        })
        .filter((phrase) => provider === 'azure-speech' || phrase.channel === channel)
        .map(({ text }) => text),
    );
    const told = scripts.map((_, channel) =>
      heard.said.filter((final) => final.channel === channel).map(({ text }) => text),
    );
    expect(told.map((texts) => texts.join(' '))).toEqual(spoken.map((texts) => texts.join(' ')));
    expect(told.flat()).not.toEqual([]);
    expect(heard.errors).toEqual([]);
    expect(heard.ends).toBe(1);
  });

  it('grows its partials word by word, and never goes back behind a final', async () => {
    const { heard } = await hear(provider, options);
    const [first, second] = heard.partials;
    expect(second?.text.startsWith(first?.text ?? '-')).toBe(true);
    expect(heard.partials.length).toBeGreaterThan(2 * heard.finals.length);
  });

  it('has the same finals when it is cut, wherever that is', async () => {
    const whole = (await hear(provider, options)).heard;
    for (let cut = 0; cut < CUTS; cut += 1) {
      const bytes = Math.round((MONO_BYTES * (cut + 0.5)) / CUTS);
      vendors.faultsOf(provider).add({ on: 'session', action: { cut: true, after: { bytes } } });
      const { heard, renewals } = await hear(provider, options);
      expect({ bytes, finals: heard.said }).toEqual({ bytes, finals: whole.said });
      expect({ bytes, renewals, errors: heard.errors }).toEqual({ bytes, renewals: 1, errors: [] });
    }
  }, 120_000);

  it.each([1000, 1001, 1012])(
    'has the same finals when the service closes with %i in the middle, more than once',
    async (close) => {
      const whole = (await hear(provider, options)).heard;
      const after = { bytes: 150_000 };
      vendors.faultsOf(provider).add({ on: 'session', action: { close, after }, times: 3 });
      const { heard, renewals } = await hear(provider, options);
      expect(heard.said).toEqual(whole.said);
      expect(renewals).toBe(3);
    },
  );

  it('has the same finals when it is cut right after each of them', async () => {
    const whole = (await hear(provider, options)).heard;
    for (let phrases = 1; phrases <= 4; phrases += 1) {
      vendors.faultsOf(provider).add({ on: 'session', action: { cut: true, after: { phrases } } });
      const { heard } = await hear(provider, options);
      expect({ phrases, finals: heard.said }).toEqual({ phrases, finals: whole.said });
    }
  }, 60_000);

  it('has the same finals when it is cut before the last of them', async () => {
    const whole = (await hear(provider, options)).heard;
    const after = { bytes: MONO_BYTES };
    vendors.faultsOf(provider).add({ on: 'session', action: { cut: true, after } });
    const { heard } = await hear(provider, options);
    expect(heard.said).toEqual(whole.said);
    expect(heard.errors).toEqual([]);
  });
});

describe('the Speech SDK by the ws package', () => {
  it('has the same finals when it is cut', async () => {
    const whole = (await hear('azure-speech', SPEAKERS)).heard;
    await useWebSocketOfNode();
    for (const bytes of [100_000, 300_000, MONO_BYTES]) {
      vendors
        .faultsOf('azure-speech')
        .add({ on: 'session', action: { cut: true, after: { bytes } } });
      const { heard } = await hear('azure-speech', SPEAKERS);
      expect({ bytes, finals: heard.said }).toEqual({ bytes, finals: whole.said });
    }
  });
});

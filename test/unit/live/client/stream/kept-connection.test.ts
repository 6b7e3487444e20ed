import { LiveError, SOON } from '../../../../../live/client/errors';
import { KeptConnection } from '../../../../../live/client/stream/kept-connection';
import type { LiveTarget } from '../../../../../live/client';
import { codedAudio, codedPhrases } from '../../../../support/live/coded-speech';
import { codedVendor, LOST, type Mishap } from '../../../../support/live/coded-vendor';
import { Heard } from '../../../../support/live/heard';

const PHRASES = codedPhrases([3, 1, 4, 2]);
const AUDIO = codedAudio(PHRASES);
const FORMAT = { sampleRate: 16_000, channels: 1, pace: 1000 } as const;
const OPTIONS = { locale: 'en-GB', separation: 'none', channels: 1 } as const;

function target(more: Partial<LiveTarget> = {}): LiveTarget {
  return {
    provider: 'speechmatics',
    endpoint: 'ws://127.0.0.1:9/v2',
    token: 'first',
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    ...more,
  };
}

async function run(mishaps: readonly Mishap[], more: Partial<LiveTarget> = {}) {
  const vendor = codedVendor(mishaps);
  const heard = new Heard();
  const live = new KeptConnection(vendor.open, target(more), OPTIONS, FORMAT, heard);
  await sendAll(live, AUDIO);
  await live.finish();
  return { heard, connections: vendor.connections };
}

async function sendAll(live: KeptConnection, audio: Uint8Array): Promise<void> {
  for (let at = 0; at < audio.length; at += 3200) {
    await live.send(audio.subarray(at, at + 3200)).catch(() => undefined);
  }
}

const words = (heard: Heard) => heard.said.map(({ text }) => text);
const EXPECTED = ['w1 w2 w3', 'w8', 'w1 w2 w3 w4', 'w8 w9'];

describe('a connection that is kept', () => {
  it('tells of every phrase once when nothing goes wrong', async () => {
    const { heard, connections } = await run([]);
    expect(words(heard)).toEqual(EXPECTED);
    expect(heard.said.map(({ offsetMs }) => offsetMs)).toEqual(PHRASES.map(({ atMs }) => atMs));
    expect(connections).toHaveLength(1);
    expect(heard.ends).toBe(1);
    expect(heard.errors).toEqual([]);
  });

  it('tells of the same when it is cut, wherever that is', async () => {
    const whole = (await run([])).heard.said;
    const cuts = Array.from({ length: 40 }, (_, index) => Math.round((AUDIO.length / 40) * index));
    const runs = await Promise.all(cuts.map((cutAtBytes) => run([{ cutAtBytes }])));
    for (const { heard } of runs) expect(heard.said).toEqual(whole);
    expect(runs.every(({ connections }) => connections.length === 2)).toBe(true);
  });

  it('tells of the same when it is cut again and again, in the middle of one sentence', async () => {
    const whole = (await run([])).heard.said;
    const cut = { cutAtBytes: 32 * 400 };
    const { heard, connections } = await run([cut, cut, { cutAtBytes: 32 * 130 }, cut]);
    expect(heard.said).toEqual(whole);
    expect(connections).toHaveLength(5);
  });

  it.each(['before', 'after'] as const)(
    'tells of the same when it is cut after the last audio, %s the last finals',
    async (cutAtEnd) => {
      const { heard } = await run([{ cutAtEnd }]);
      expect(words(heard)).toEqual(EXPECTED);
      expect(heard.errors).toEqual([]);
    },
  );

  it('sends again no more than what was not settled', async () => {
    const { connections } = await run([{ cutAtBytes: 32 * 1700 }]);
    const sentAgain = connections.reduce((sum, { bytes }) => sum + bytes, 0) - AUDIO.length;
    // The second phrase, at 1520 ms, had begun.
    expect(sentAgain).toBeLessThanOrEqual(32 * 700);
  });

  it('takes a new token for every new connection', async () => {
    let count = 0;
    const renew = async () => {
      count += 1;
      return { ...target(), token: `new ${count}` };
    };
    const cut = { cutAtBytes: 32 * 700 };
    const { connections } = await run([cut, cut], { renew });
    expect(connections.map(({ token }) => token)).toEqual(['first', 'new 1', 'new 2']);
  });

  it('goes on with the token it has while the app cannot be reached', async () => {
    const renew = async () => {
      throw new LiveError('app-unreachable', 'The app cannot be reached.', SOON);
    };
    const { heard, connections } = await run([{ cutAtBytes: 32 * 700 }], { renew });
    expect(connections.map(({ token }) => token)).toEqual(['first', 'first']);
    expect(words(heard)).toEqual(EXPECTED);
  });

  it('ends with an error, and with what it has, when it must not try again', async () => {
    const error = new LiveError('not_allowed', 'This is not allowed.', 'never');
    const { heard, connections } = await run([{ cutAtBytes: 32 * 2500, error }]);
    expect(heard.errors).toEqual([error]);
    expect(words(heard)).toEqual(EXPECTED.slice(0, 2));
    expect(heard.ends).toBe(1);
    expect(connections).toHaveLength(1);
  });

  it('tells of what the service had settled when no connection comes about any more', async () => {
    const heard = new Heard();
    const settled = { channel: 0, offsetMs: 0, durationMs: 400, text: 'w1', receivedAt: 0 };
    const live = new KeptConnection(
      async (_target, _options, _format, events) => ({
        chunkBytes: 3200,
        send: async () => {
          events.broken(new LiveError('not_allowed', 'No.', 'never'), [settled]);
        },
        finish: () => undefined,
        close: () => undefined,
      }),
      target(),
      OPTIONS,
      FORMAT,
      heard,
    );
    await sendAll(live, AUDIO);
    await live.finish();
    expect(words(heard)).toEqual(['w1']);
    expect(heard.errors).toHaveLength(1);
  });

  it('tries again when the connection is not made at first', async () => {
    const { heard, connections } = await run([{ refused: LOST }, { refused: LOST }]);
    expect(words(heard)).toEqual(EXPECTED);
    expect(connections).toHaveLength(3);
  });

  it('refuses audio that comes faster than it can be kept', async () => {
    const heard = new Heard();
    const never: Parameters<typeof connect>[0] = () => new Promise(() => undefined);
    const live = connect(never, heard);
    const minute = new Uint8Array(32_000 * 60);
    const waiting = [live.send(minute), live.send(minute)];
    await expect(live.send(minute)).rejects.toThrow('Wait for each send()');
    live.close();
    const ended = await Promise.allSettled(waiting);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('ends at once when it is closed, also while it connects', async () => {
    const heard = new Heard();
    const live = connect(() => new Promise(() => undefined), heard);
    live.close();
    await live.finish();
    expect(heard.ends).toBe(1);
    await expect(live.send(new Uint8Array(2))).rejects.toThrow('closed');
  });
});

function connect(
  open: ConstructorParameters<typeof KeptConnection>[0],
  heard: Heard,
): KeptConnection {
  return new KeptConnection(open, target(), OPTIONS, FORMAT, heard);
}

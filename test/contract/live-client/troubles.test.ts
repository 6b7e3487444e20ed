import { connectLive, type LiveOptions, type LiveProvider } from '../../../live/client';
import { openAzureSpeech } from '../../../live/client/azure/session';
import { openSpeechmatics } from '../../../live/client/speechmatics/session';
import { useWebSocketOfNode } from '../../../live/run/web-socket-of-node';
import { Heard } from '../../support/live/heard';
import { stream } from '../../support/live/stream';
import { startVendors, tape, type Vendors } from '../../support/live/vendors';

const LENGTH_MS = 12_000;
const OPTIONS: LiveOptions = { locale: 'en-GB', separation: 'none', channels: 1 };
const FORMAT = { sampleRate: 16_000, channels: 1 } as const;
const NOTHING = {
  partial: () => undefined,
  final: () => undefined,
  settled: () => undefined,
  endOfUtterance: () => undefined,
  ended: () => undefined,
  broken: () => undefined,
};
const OPEN = { 'azure-speech': openAzureSpeech, speechmatics: openSpeechmatics };
const PROVIDERS = ['azure-speech', 'speechmatics'] as const;

let vendors: Vendors;

beforeAll(async () => {
  await useWebSocketOfNode();
  vendors = await startVendors();
});

afterEach(() => vendors.clearFaults());
afterAll(() => vendors.close());

const target = (provider: LiveProvider) => vendors.target(provider);

describe.each(PROVIDERS)('%s', (provider) => {
  it('makes the connection again when the handshake fails at first', async () => {
    vendors.faultsOf(provider).add({ on: 'upgrade', action: { cut: true }, times: 2 });
    const heard = await stream(await target(provider), OPTIONS, tape(5, LENGTH_MS));
    expect(heard.cuts).toHaveLength(2);
    expect(heard.finals.length).toBeGreaterThan(0);
    expect(heard.errors).toEqual([]);
  });

  it('makes the connection again when it is told what it cannot read', async () => {
    const whole = await stream(await target(provider), OPTIONS, tape(5, LENGTH_MS));
    const action = { malformed: true as const, after: { bytes: 200_000 } };
    vendors.faultsOf(provider).add({ on: 'session', action });
    const heard = await stream(await target(provider), OPTIONS, tape(5, LENGTH_MS));
    expect(heard.said).toEqual(whole.said);
  });

  it('has neither token nor words in what it says of a failure', async () => {
    const { port } = new URL((await target(provider)).endpoint);
    const secret = 'very-secret-token';
    const endpoint = `ws://127.0.0.1:${port}/nowhere`;
    const there = { ...(await target(provider)), endpoint, token: secret };
    const failed = await OPEN[provider](there, OPTIONS, FORMAT, NOTHING).catch((e: unknown) => e);
    expect(failed).toBeInstanceOf(Error);
    expect(String(failed) + JSON.stringify(failed)).not.toContain(secret);
    expect(String((failed as Error).stack)).not.toContain(secret);
  });

  it('ends when it is closed in the middle, and tells of nothing more', async () => {
    const heard = new Heard();
    const live = connectLive(await target(provider), OPTIONS, FORMAT, heard);
    await live.send(tape(5, 4000));
    live.close();
    const told = heard.finals.length + heard.partials.length;
    await live.finish();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(heard.finals.length + heard.partials.length).toBe(told);
    expect(heard.ends).toBe(1);
    expect(heard.errors).toEqual([]);
  });
});

describe('azure-speech', () => {
  it('does not try again when the token is refused', async () => {
    const refused = { ...(await target('azure-speech')), token: 'wrong' };
    const heard = await stream(refused, OPTIONS, tape(5, LENGTH_MS));
    expect(heard.cuts).toEqual([]);
    expect(heard.errors).toMatchObject([{ code: 'not-authorised' }]);
    expect(heard.errors[0]?.message).toContain('401');
  });

  it('does not try again when the service says that the request is wrong', async () => {
    const action = { close: 1007, reason: 'No such language', after: { bytes: 100_000 } };
    vendors.azure.faults.add({ on: 'session', action });
    const heard = await stream(await target('azure-speech'), OPTIONS, tape(5, LENGTH_MS));
    expect(heard.cuts).toEqual([]);
    expect(heard.errors).toMatchObject([{ code: 'bad-request' }]);
  });

  it('waits and tries again when it is throttled', async () => {
    const action = {
      close: 1007,
      reason: 'Throttled due to too many requests',
      after: { bytes: 1 },
    };
    vendors.azure.faults.add({ on: 'session', action });
    const heard = new Heard();
    const waits: number[] = [];
    heard.reconnecting = (_why: Error, afterMs?: number) => void waits.push(afterMs ?? 0);
    const live = connectLive(await target('azure-speech'), OPTIONS, FORMAT, heard);
    await live.send(tape(5, 2000));
    for (let look = 0; look < 100 && waits.length === 0; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    live.close();
    expect(waits[0]).toBeGreaterThanOrEqual(5000);
  });

  it('opens no connection of its own beside the ones that are asked for', async () => {
    const before = vendors.azure.connections.length;
    vendors.azure.faults.add({
      on: 'session',
      action: { cut: true, after: { phrases: 1 } },
      times: 3,
    });
    await stream(await target('azure-speech'), OPTIONS, tape(5, LENGTH_MS));
    const made = vendors.azure.connections.slice(before);
    const ids = new Set(made.map(({ connectionId }) => connectionId));
    expect(made).toHaveLength(4);
    expect(ids.size).toBe(4);
  });

  it('passes hints on, and keeps the SDK from reporting on the machine', async () => {
    const before = vendors.azure.connections.length;
    const options = { ...OPTIONS, phrases: ['Contoso'], separation: 'diarization' as const };
    await stream(await target('azure-speech'), options, tape(5, 3000));
    const { config, contexts } = vendors.azure.connections[before] ?? {};
    expect(JSON.stringify(contexts)).toContain('Contoso');
    expect(JSON.stringify(contexts)).toContain('WordTimings');
    expect(JSON.stringify(config)).not.toContain('"os"');
  });
});

describe('speechmatics', () => {
  it('does not try again when it must not, and says why', async () => {
    vendors.speechmatics.faults.add({
      on: 'session',
      action: { close: 4003, reason: 'not_allowed', after: { bytes: 100_000 } },
    });
    const heard = await stream(await target('speechmatics'), OPTIONS, tape(5, LENGTH_MS));
    expect(heard.cuts).toEqual([]);
    expect(heard.errors).toMatchObject([{ code: 'not_allowed' }]);
  });

  it('waits at least 5 s after an error of the service that passes', async () => {
    vendors.speechmatics.faults.add({
      on: 'session',
      action: { close: 1011, reason: 'internal_error', after: { bytes: 1 } },
    });
    const heard = new Heard();
    const waits: number[] = [];
    heard.reconnecting = (_why: Error, afterMs?: number) => void waits.push(afterMs ?? 0);
    const live = connectLive(await target('speechmatics'), OPTIONS, FORMAT, heard);
    await live.send(tape(5, 2000));
    for (let look = 0; look < 100 && waits.length === 0; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    live.close();
    expect(waits[0]).toBeGreaterThanOrEqual(5000);
  });

  it('asks for what was settled when the session was opened', async () => {
    const heard = new Heard();
    const wishes = { separation: 'diarization', maxSpeakers: 3, model: 'standard' } as const;
    const options: LiveOptions = { ...OPTIONS, ...wishes, phrases: ['Contoso'] };
    const live = connectLive(await target('speechmatics'), options, FORMAT, heard);
    await live.send(tape(5, 2000));
    for (let look = 0; look < 100 && heard.partials.length === 0; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const [session] = vendors.speechmatics.sessions;
    expect(session?.config).toMatchObject({ language: 'en', locale: 'en-GB', maxSpeakers: 3 });
    live.close();
  });

  it('refuses a model that there is not, once', async () => {
    const options = { ...OPTIONS, model: 'huge' };
    const heard = await stream(await target('speechmatics'), options, tape(5, LENGTH_MS));
    expect(heard.errors).toMatchObject([{ code: 'invalid_model' }]);
    expect(heard.cuts).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { ScriptedEngine } from '../../local/speech/scripted-engine';
import { wav } from '../support/e2e/audio';
import { TestStack } from '../support/e2e/test-stack';

/** Long enough for a request in the middle of it (ms). */
const SERVICE_MS = 4_000;
const NEVER = '0 0 0 1 1 *';

interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A transcript as JSON, WebVTT, SRT and plain text. */
const FORMS = 4;

describe('operating the app', () => {
  let system: TestStack;

  beforeAll(async () => {
    system = await TestStack.start({
      engine: new ScriptedEngine({ script: ({ source }) => ({ serviceMs: timeFor(source) }) }),
      // What these tests look at must not be mended by the sweep in the meantime.
      settings: { SWEEP_SCHEDULE: NEVER, SPEECH_POLL_MIN_SECONDS: '1' },
    });
  });
  afterAll(() => system.close());

  async function ask(method: string, path: string, body?: object): Promise<Answered> {
    const response = await fetch(new URL(path, system.stack.host().url), {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      body: (await response.json()) as Record<string, unknown>,
    };
  }

  async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    for (let looks = 0; looks < 300; looks += 1) {
      const seen = await look();
      if (seen !== undefined) return seen;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`Not in time: ${what}`);
  }

  const untilDeleted = (id: string) =>
    until(`the deletion of ${id}`, async () => {
      const answered = await ask('GET', `/api/recordings/${id}`);
      return answered.status === 410 ? answered.body : undefined;
    });

  async function paths(container: string): Promise<string[]> {
    const names: string[] = [];
    for await (const { name } of system.blobs(container).listBlobsFlat()) names.push(name);
    return names;
  }

  async function resultsOf(id: string): Promise<unknown[]> {
    return (await system.documents('results')).filter((one) => one['recordingId'] === id);
  }

  /** Everything that is left of a recording, but for what keeps late events out. */
  async function leftOf(id: string, path: string) {
    return {
      audio: (await paths('recordings')).filter((name) => name === path),
      transcripts: (await paths('transcripts')).filter((name) => name.startsWith(`${id}/`)),
      results: await resultsOf(id),
    };
  }

  const NOTHING = { audio: [], transcripts: [], results: [] };

  it('lists recordings page by page, newest first, each once', async () => {
    const ids: string[] = [];
    for (const name of ['list-1.wav', 'list-2.wav', 'list-3.wav']) {
      ids.unshift(await system.drop(name, wav()));
      await system.untilStatus(ids[0] ?? '', 'completed');
    }

    const seen: unknown[] = [];
    let page = '';
    do {
      const { body } = await ask('GET', `/api/recordings?status=completed&limit=2${page}`);
      seen.push(...(body['recordings'] as { id: string }[]).map(({ id }) => id));
      const { continuation } = body as { continuation?: string };
      page = continuation === undefined ? '' : `&continuation=${continuation}`;
    } while (page !== '');

    expect(seen).toEqual(ids);
    expect(await ask('GET', '/api/recordings?status=asleep')).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('status') as string },
    });
  });

  it('transcribes a completed recording again, and shows the old result until then', async () => {
    const id = await system.drop('again.wav', wav());
    const first = await system.untilStatus(id, 'completed');

    const { status, body } = await ask('POST', `/api/recordings/${id}/retry`);
    const meanwhile = await ask('GET', `/api/recordings/${id}`);
    const second = await system.until(
      id,
      (one) => one.status === 'completed' && one.result?.documentId !== first.result?.documentId,
    );

    expect({ status, body }).toMatchObject({
      status: 202,
      body: { status: 'queued', attempts: 0 },
    });
    expect(meanwhile.body['result']).not.toBeNull();
    expect(second).toMatchObject({ version: first.version, attempts: 1 });
    const left = await until('the old result to go', async () => {
      const { results, transcripts } = await leftOf(id, 'again.wav');
      return results.length === 1 && transcripts.length === FORMS ? results : undefined;
    });
    expect(left).toMatchObject([{ id: second.result?.documentId }]);
  });

  it('says what it cannot do again, and why', async () => {
    const id = await system.drop('gone.wav', Buffer.from('These are minutes of a meeting.\n'));
    await system.untilStatus(id, 'rejected');

    const still = await ask('POST', `/api/recordings/${id}/retry`);
    await system.blobs().deleteBlob('gone.wav');
    const gone = await ask('POST', `/api/recordings/${id}/retry`);
    const unknown = await ask('POST', '/api/recordings/unknown/retry');

    expect(still).toMatchObject({
      status: 409,
      body: { error: expect.stringMatching(/WAV/) as string },
    });
    expect(gone).toMatchObject({
      status: 410,
      body: { error: expect.stringContaining('gone.wav') as string },
    });
    expect(unknown.status).toBe(404);
  });

  it('deletes a completed recording with all that was made of it', async () => {
    const id = await system.drop('private.wav', wav());
    await system.untilStatus(id, 'completed');

    const { status, body } = await ask('DELETE', `/api/recordings/${id}`);
    const receipt = await untilDeleted(id);
    const again = await ask('DELETE', `/api/recordings/${id}`);

    expect({ status, body }).toMatchObject({ status: 202, body: { id, status: 'deleting' } });
    expect(await leftOf(id, 'private.wav')).toEqual(NOTHING);
    expect(receipt).toMatchObject({ status: 'deleted', pending: [] });
    expect(again).toEqual({ status: 200, body: receipt });
    expect(JSON.stringify(await system.ledger(id))).not.toContain('private.wav');
    const { body: list } = await ask('GET', '/api/recordings?limit=200');
    expect(JSON.stringify(list)).not.toContain(id);
  });

  it('deletes a recording while a job has it: nothing comes back, and its companion goes on', async () => {
    const [id, companion] = await Promise.all([
      system.drop('slow-private.wav', wav()),
      system.drop('slow-companion.wav', wav()),
    ]);
    const { jobId = '' } = await system.untilStatus(id, 'transcribing');

    const { body } = await ask('DELETE', `/api/recordings/${id}`);
    const under = await until('the audio to go', async () => {
      const answered = await ask('GET', `/api/recordings/${id}`);
      return (answered.body['pending'] as string[]).length === 1 ? answered : undefined;
    });
    const receipt = await untilDeleted(id);

    expect(body['pending']).toContainEqual(expect.stringContaining(jobId));
    expect(under.status).toBe(200);
    expect(receipt['gone']).toContainEqual(
      expect.objectContaining({ what: "the speech service's copies" }),
    );
    expect(await leftOf(id, 'slow-private.wav')).toEqual(NOTHING);
    expect((await system.untilStatus(companion, 'completed')).attempts).toBe(1);
    expect(await resultsOf(companion)).toHaveLength(1);
    expect(providerJobsLeft()).toBe(0);
  });

  it('does not bring a deleted recording back for a late event, and takes in a new upload', async () => {
    const id = await system.drop('late.wav', wav());
    const { version } = await system.untilStatus(id, 'completed');
    await ask('DELETE', `/api/recordings/${id}`);
    const receipt = await untilDeleted(id);

    await system.stack.eventGrid.publish(aLandingOf('late.wav', version));
    const retried = await ask('POST', `/api/recordings/${id}/retry`);
    const other = await system.drop('after-late.wav', wav());
    await system.untilStatus(other, 'completed');
    const afterwards = await ask('GET', `/api/recordings/${id}`);
    await system.drop('late.wav', wav(2));
    const renewed = await system.untilStatus(id, 'completed');

    expect(retried.status).toBe(410);
    expect(afterwards).toEqual({ status: 410, body: receipt });
    expect(renewed.version).not.toBe(version);
    expect((await ask('GET', `/api/recordings/${id}`)).body['result']).not.toBeNull();
  });

  it('stops on the operator’s word and lets everything go on with the next', async () => {
    const stop = await ask('POST', '/api/control', { stopped: true, note: 'month-end' });
    const id = await system.drop('stopped.wav', wav());
    const parked = await system.untilStatus(id, 'parked');
    const health = await ask('GET', '/api/health');
    const refused = await ask('POST', `/api/recordings/${id}/retry`);
    const go = await ask('POST', '/api/control', { stopped: false });
    await system.untilStatus(id, 'completed');

    expect(stop).toMatchObject({ status: 200, body: { stopped: true, note: 'month-end' } });
    expect(parked.reason?.message).toContain('month-end');
    expect(health).toMatchObject({
      status: 200,
      body: { healthy: true, operator: { stopped: true }, recordings: { parked: 1 } },
    });
    expect(refused).toMatchObject({ status: 409 });
    expect(go.body).toMatchObject({ stopped: false, letGoOn: 1 });
  });

  it('shows a landing that fails again and again, and takes it in when it is replayed', async () => {
    system.stack.storage.faults.add({
      service: 'blob',
      method: 'HEAD',
      path: 'poison.wav',
      times: 'always',
      action: { status: 409 },
    });
    const id = await system.drop('poison.wav', wav());
    const letter = await until('the dead letter', async () => {
      const { body } = await ask('GET', '/api/dead-letters');
      return (body['deadLetters'] as { id: string; reason: string }[])[0];
    });
    const inVain = await ask('POST', '/api/dead-letters/replay');
    system.stack.storage.faults.clear();
    const replayed = await ask('POST', '/api/dead-letters/replay', { id: letter.id });
    await system.untilStatus(id, 'completed');

    expect(letter).toMatchObject({ blob: { container: 'recordings', path: 'poison.wav' } });
    expect(inVain.body).toMatchObject({ replayed: 1, failed: [{ id: letter.id }] });
    expect(replayed).toMatchObject({ status: 200, body: { replayed: 1, failed: [] } });
    expect((await ask('GET', '/api/dead-letters')).body).toEqual({ deadLetters: [] });
  });

  it('purges histories when its timer says so, and says how many', async () => {
    const started = await fetch(new URL('/admin/functions/purgeHistory', system.stack.host().url), {
      method: 'POST',
    });
    const said = await until('the purge', async () => {
      return /history: \d+ instances purged.*/.exec(readFileSync(system.logFile, 'utf8'))?.[0];
    });

    expect(started.status).toBe(202);
    // Nothing here is as old as that.
    expect(said).toMatch(/^history: 0 instances purged that began before /);
  });

  function providerJobsLeft(): number {
    const count = (operation: string, status: number) =>
      system.stack.speech
        .journal()
        .filter(
          (entry) =>
            entry.kind === 'call' && entry.operation === operation && entry.status === status,
        ).length;
    return count('submit', 201) - count('delete', 204);
  }
});

/** What Event Grid says of an upload. */
function aLandingOf(path: string, eTag: string) {
  return {
    id: 'late-event',
    topic: '/subscriptions/none',
    subject: `/blobServices/default/containers/recordings/blobs/${path}`,
    eventType: 'Microsoft.Storage.BlobCreated',
    eventTime: new Date().toISOString(),
    data: {
      api: 'PutBlob',
      eTag,
      blobType: 'BlockBlob',
      url: `http://127.0.0.1/devstoreaccount1/recordings/${path}`,
    },
    dataVersion: '',
    metadataVersion: '1',
  };
}

function timeFor(source: string): number {
  return source.includes('slow') ? SERVICE_MS : 0;
}

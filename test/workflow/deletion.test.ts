import { makeRequestDeletion } from '../../shared/operations/request-deletion';
import type { Ports } from '../../shared/ports';
import { ServiceError } from '../../shared/domain/errors';
import { AppWorld, FEW_HUNDRED, HOUR, MINUTE, SECOND } from '../support/app/app-world';
import type { Between } from '../support/app/between';

const RETENTION = {
  softDelete: 7,
  cosmosBackup: 30,
  telemetry: 30,
  history: 14,
  document: 0,
  jobDocument: 30,
};

function requestDeletion(app: AppWorld, id: string): Promise<unknown> {
  return makeRequestDeletion(app.ports, RETENTION)(id, app.workflows);
}

function leftOf(app: AppWorld, id: string) {
  const { recordings, results, transcripts } = app.ports;
  return {
    audio: recordings.paths(),
    transcripts: transcripts.paths().filter((path) => path.startsWith(`${id}/`)),
    results: results.all().filter(({ recordingId }) => recordingId === id),
  };
}

/** Lives until the recording is gone, and says how long that took (ms). */
async function untilDeleted(app: AppWorld, id: string): Promise<number> {
  for (let gone = 0; gone < 30 * HOUR; gone += MINUTE) {
    if (app.record(id).status === 'deleted') return gone;
    await app.live(MINUTE);
  }
  throw new Error(`${id} is ${app.record(id).status}.`);
}

const NOTHING = { audio: [], transcripts: [], results: [] };

describe('deleting a recording', () => {
  it('is a matter of a moment when no job has it', async () => {
    const app = new AppWorld();
    const id = await app.land('call.wav');
    await app.liveToTheEnd();

    await requestDeletion(app, id);
    await app.world.runUntilIdle();

    expect(app.record(id)).toMatchObject({ status: 'deleted', path: '' });
    expect(leftOf(app, id)).toEqual(NOTHING);
    const statuses = app.world.instances().map((one) => app.world.status(one).runtimeStatus);
    expect(new Set(statuses)).toEqual(new Set(['Completed']));
  });

  it('waits for the job that has it; what else is in the job goes on as if nothing were', async () => {
    const app = new AppWorld();
    app.speech.workMs = 2 * HOUR;
    const id = await app.land('private.wav');
    const companion = await app.land('companion.wav');
    await app.live(10 * MINUTE);
    expect(app.record(id).status).toBe('transcribing');

    await requestDeletion(app, id);
    await app.live(MINUTE);
    expect(app.record(id)).toMatchObject({ status: 'deleting' });
    expect(app.ports.recordings.paths()).toEqual(['companion.wav']);
    const waited = await untilDeleted(app, id);

    expect(waited).toBeGreaterThan(HOUR);
    expect(waited).toBeLessThan(2.5 * HOUR);
    expect(leftOf(app, id)).toEqual({ ...NOTHING, audio: ['companion.wav'] });
    expect(app.record(companion)).toMatchObject({ status: 'completed', attempts: 1 });
    expect(app.model.asked).toHaveLength(1);
    expect(app.speech.jobs).toEqual([]);
    expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
  });

  it('takes back a result that was being written when it was asked for', async () => {
    const app = new AppWorld();
    const id = await app.land('call.wav');
    let asked: Promise<unknown> | undefined;
    app.model.before = () => {
      asked ??= requestDeletion(app, id);
    };
    await app.liveToTheEnd();
    await asked;
    await untilDeleted(app, id);

    expect(app.model.asked).toHaveLength(1);
    expect(leftOf(app, id)).toEqual(NOTHING);
    expect(app.record(id)).not.toHaveProperty('title');
  });

  it('takes back a transcript whose collecting was cut off after it was written', async () => {
    let cut: (() => Promise<void>) | undefined;
    const app = new AppWorld({ between: { ports: (ports) => cutAfterCreate(ports, () => cut) } });
    const id = await app.land('call.wav');
    cut = async () => {
      cut = undefined;
      await requestDeletion(app, id);
    };
    await untilDeleted(app, id);
    expect(leftOf(app, id)).toEqual(NOTHING);
    expect(app.model.asked).toEqual([]);
  });

  it('leaves a new upload to the same place alone, which is taken in when the old one is gone', async () => {
    const app = new AppWorld();
    app.speech.workMs = HOUR;
    const id = await app.land('call.wav');
    await app.live(5 * MINUTE);
    await requestDeletion(app, id);
    await app.live(5 * MINUTE);

    await app.land('call.wav');
    expect(app.record(id).status).toBe('deleting');
    await app.live(4 * HOUR);

    expect(app.record(id)).toMatchObject({ status: 'completed', path: 'call.wav' });
    expect(app.ports.results.all()).toHaveLength(1);
    expect(app.ports.results.all()[0]?.version).toBe(app.record(id).version);
  });

  it('is carried out by the sweep when its start was lost', async () => {
    const app = new AppWorld({ between: losingTheFirstStart() });
    const id = await app.land('call.wav');
    await app.liveToTheEnd();
    await expect(requestDeletion(app, id)).rejects.toThrow('lost');
    expect(app.record(id).status).toBe('deleting');
    await app.live(MINUTE);
    expect(app.record(id).status).toBe('deleted');
  });

  it('says what stands in its way, and goes on when that is mended', async () => {
    const app = new AppWorld();
    const id = await app.land('call.wav');
    await app.liveToTheEnd();
    const { recordings } = app.ports;
    const remove = recordings.delete.bind(recordings);
    recordings.delete = () =>
      Promise.reject(
        new ServiceError('Storage', 'storage_403', 'a role is missing.', { verdict: 'blocked' }),
      );
    await requestDeletion(app, id);
    await app.live(30 * SECOND);
    expect(app.record(id)).toMatchObject({ status: 'deleting', reason: { code: 'storage_403' } });
    recordings.delete = remove;
    await app.live(15 * MINUTE);
    expect(app.record(id)).toMatchObject({ status: 'deleted' });
    expect(app.record(id)).not.toHaveProperty('reason');
  });
});

/** The first transcript is written, and then the process that wrote it is gone. */
function cutAfterCreate(ports: Ports, cut: () => (() => Promise<void>) | undefined): Ports {
  return {
    ...ports,
    transcripts: new Proxy(ports.transcripts, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return async (...input: unknown[]) => {
          const now = name === 'create' ? cut() : undefined;
          if (now) await now();
          const output: unknown = await member.apply(target, input);
          if (now)
            throw new ServiceError('Storage', 'storage_unreachable', 'cut off.', {
              verdict: 'later',
            });
          return output;
        };
      },
    }),
  };
}

function losingTheFirstStart(): Between {
  let lost = false;
  return {
    workflows: (workflows) => ({
      ...workflows,
      async startDeletion(id) {
        if (lost) return workflows.startDeletion(id);
        lost = true;
        throw new Error('lost');
      },
    }),
  };
}

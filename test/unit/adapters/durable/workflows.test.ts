import type { DurableClient } from 'durable-functions';
import { makeWorkflows } from '../../../../shared/adapters/durable/workflows';

const SETTINGS = { gatherMs: 1000, pollMinMs: 60_000, deadlineMs: 7_200_000, summariesAtOnce: 4 };

/** A client that records its calls; each method fails as it is told. */
function setUp(failures: { startNew?: Error; raiseEvent?: Error } = {}) {
  const calls: unknown[][] = [];
  const client: Pick<DurableClient, 'startNew' | 'raiseEvent'> = {
    async startNew(name, options) {
      calls.push(['start', name, options?.instanceId, options?.input]);
      if (failures.startNew) throw failures.startNew;
      return options?.instanceId ?? '';
    },
    async raiseEvent(instanceId, event) {
      calls.push(['raise', instanceId, event]);
      if (failures.raiseEvent) throw failures.raiseEvent;
    },
  };
  return { calls, workflows: makeWorkflows(client as DurableClient, SETTINGS) };
}

const RUNS_ALREADY = [
  new Error('The operation failed with an unexpected status code: 409, and response content: {}'),
  new Error(
    'status code: 500, content: An Orchestration instance with status Running already exists.',
  ),
];
const MISSING = new Error("No instance with ID 'job-1' found.");
const AWAY = new Error('fetch failed');

describe('kicking the dispatcher', () => {
  it('starts it when it does not run', async () => {
    const { calls, workflows } = setUp();
    await workflows.kickDispatch();
    expect(calls).toEqual([['start', 'dispatch', 'dispatch', { gatherMs: 1000 }]]);
  });

  it.each(RUNS_ALREADY)('tells the one that runs: %s', async (startNew) => {
    const { calls, workflows } = setUp({ startNew });
    await workflows.kickDispatch();
    expect(calls.at(-1)).toEqual(['raise', 'dispatch', 'kick']);
  });

  it('bears one that ended in between: the sweep looks in a minute', async () => {
    const [startNew = AWAY] = RUNS_ALREADY;
    const { workflows } = setUp({ startNew, raiseEvent: MISSING });
    await expect(workflows.kickDispatch()).resolves.toBeUndefined();
  });

  it('asks to be tried again when the runtime is away', async () => {
    const { workflows } = setUp({ startNew: AWAY });
    await expect(workflows.kickDispatch()).rejects.toMatchObject({
      verdict: 'later',
      code: 'durable_unreachable',
    });
  });
});

describe('starting a job', () => {
  it('starts its orchestration under the id of the job', async () => {
    const { calls, workflows } = setUp();
    await workflows.startJob('job-1');
    const input = { jobId: 'job-1', pollMinMs: 60_000, deadlineMs: 7_200_000, summariesAtOnce: 4 };
    expect(calls).toEqual([['start', 'transcribeBatch', 'job-1', input]]);
  });

  it.each(RUNS_ALREADY)('changes nothing when it runs: %s', async (startNew) => {
    const { calls, workflows } = setUp({ startNew });
    await workflows.startJob('job-1');
    expect(calls).toHaveLength(1);
  });
});

describe('waking a job', () => {
  it('raises its event', async () => {
    const { calls, workflows } = setUp();
    await workflows.transcriptionEnded('job-1');
    expect(calls).toEqual([['raise', 'job-1', 'transcriptionEnded']]);
  });

  it('bears that it is over', async () => {
    const { workflows } = setUp({ raiseEvent: MISSING });
    await expect(workflows.transcriptionEnded('job-1')).resolves.toBeUndefined();
  });

  it('asks to be tried again when the runtime is away', async () => {
    const { workflows } = setUp({ raiseEvent: AWAY });
    await expect(workflows.transcriptionEnded('job-1')).rejects.toMatchObject({ verdict: 'later' });
  });
});

describe('looking again', () => {
  it('starts one wait for each version, with an id that fits', async () => {
    const { calls, workflows } = setUp();
    const at = new Date('2026-03-02T09:10:00.000Z');
    const id = 'x'.repeat(61);
    await workflows.lookAgain({ id, path: 'a.wav', version: '0x8DE000001', at });
    const [, name, instanceId, input] = calls[0] ?? [];
    expect([name, input]).toEqual(['awaitContent', { path: 'a.wav', at: at.toISOString() }]);
    expect(instanceId).toBe(`content-${id}-0x8DE000001`);
    expect(String(instanceId).length).toBeLessThanOrEqual(100);
  });
});

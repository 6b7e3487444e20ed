import type { DurableClient, DurableOrchestrationStatus } from 'durable-functions';
import { makeWorkflows } from '../../../../shared/adapters/durable/workflows';

const SETTINGS = { gatherMs: 1000, pollMinMs: 60_000, deadlineMs: 7_200_000 };

type Method = 'startNew' | 'raiseEvent' | 'getStatus';

/**
 * A client that records its calls; each method fails as it is told. Instances with a custom status
 * run already: starting them fails, too.
 */
function setUp(
  failures: Partial<Record<Method, Error>> = {},
  customStatus: Record<string, string | null> = {},
) {
  const calls: unknown[][] = [];
  const client: Pick<DurableClient, Method> = {
    async startNew(name, options) {
      const { instanceId = '', input } = options ?? {};
      calls.push(['start', name, instanceId, input]);
      if (failures.startNew) throw failures.startNew;
      if (instanceId in customStatus) throw CONFLICT;
      return instanceId;
    },
    async getStatus(instanceId) {
      calls.push(['status', instanceId]);
      if (failures.getStatus) throw failures.getStatus;
      return { customStatus: customStatus[instanceId] } as DurableOrchestrationStatus;
    },
    async raiseEvent(instanceId, event) {
      calls.push(['raise', instanceId, event]);
      if (failures.raiseEvent) throw failures.raiseEvent;
    },
  };
  return { calls, workflows: makeWorkflows(client as DurableClient, SETTINGS) };
}

const CONFLICT = new Error(
  'The operation failed with an unexpected status code: 409, and response content: {}',
);
const RUNS_ALREADY = [
  CONFLICT,
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

  it.each(RUNS_ALREADY)('knows one that runs by the answer to its start: %s', async (startNew) => {
    const { calls, workflows } = setUp({ startNew });
    await workflows.kickDispatch();
    expect(calls.slice(1)).toEqual([['status', 'dispatch']]);
  });

  it.each([['gathering'], [null]])(
    'leaves it to the one that has yet to look, whose custom status is %s',
    async (customStatus) => {
      const { calls, workflows } = setUp({}, { dispatch: customStatus });
      await workflows.kickDispatch();
      expect(calls.map(([what, ...about]) => [what, about.at(-1)]).slice(1)).toEqual([
        ['status', 'dispatch'],
      ]);
    },
  );

  it('starts a second one when the first has looked already', async () => {
    const { calls, workflows } = setUp({}, { dispatch: 'claiming' });
    await workflows.kickDispatch();
    expect(calls.at(-1)).toEqual(['start', 'dispatch', 'dispatch-next', { gatherMs: 1000 }]);
  });

  it.each(['gathering', 'claiming'])(
    'starts no third one when the first has looked and the second is %s',
    async (second) => {
      const { calls, workflows } = setUp({}, { dispatch: 'claiming', 'dispatch-next': second });
      await workflows.kickDispatch();
      expect(calls.filter(([what]) => what === 'start')).toHaveLength(2);
      expect(calls.at(-1)).toEqual(['status', 'dispatch-next']);
    },
  );

  it('is done once more for all who come while it is under way, and not for each', async () => {
    const { calls, workflows } = setUp();
    await Promise.all(Array.from({ length: 1000 }, () => workflows.kickDispatch()));
    expect(calls).toHaveLength(2);
  });

  it('fails for all who share one that fails, and not for those who come after', async () => {
    const failures: Partial<Record<Method, Error>> = { startNew: AWAY };
    const { workflows } = setUp(failures);
    const kicks = await Promise.allSettled([1, 2, 3].map(() => workflows.kickDispatch()));
    expect(kicks.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    delete failures.startNew;
    await expect(workflows.kickDispatch()).resolves.toBeUndefined();
  });

  it('never raises an event, which would stay in a history', async () => {
    const { calls, workflows } = setUp({}, { dispatch: 'claiming', 'dispatch-next': 'claiming' });
    for (let times = 0; times < 10; times += 1) await workflows.kickDispatch();
    expect(calls.filter(([what]) => what === 'raise')).toEqual([]);
  });

  it('starts the second one when the first is gone before it can be asked', async () => {
    const getStatus = new Error('Durable Functions extension replied with HTTP 404 response.');
    const { calls, workflows } = setUp({ getStatus }, { dispatch: 'gathering' });
    await workflows.kickDispatch();
    expect(calls.at(-1)).toEqual(['start', 'dispatch', 'dispatch-next', { gatherMs: 1000 }]);
  });

  it.each<Method>(['startNew', 'getStatus'])(
    'asks to be tried again when the runtime is away at %s',
    async (method) => {
      const { workflows } = setUp({ [method]: AWAY }, { dispatch: 'claiming' });
      await expect(workflows.kickDispatch()).rejects.toMatchObject({
        verdict: 'later',
        code: 'durable_unreachable',
      });
    },
  );
});

describe('starting a job', () => {
  it('starts its orchestration under the id of the job', async () => {
    const { calls, workflows } = setUp();
    await workflows.startJob('job-1');
    const input = { jobId: 'job-1', pollMinMs: 60_000, deadlineMs: 7_200_000 };
    expect(calls).toEqual([['start', 'transcribeBatch', 'job-1', input]]);
  });

  it.each(RUNS_ALREADY)('changes nothing when it runs: %s', async (startNew) => {
    const { calls, workflows } = setUp({ startNew });
    await workflows.startJob('job-1');
    expect(calls).toHaveLength(1);
  });
});

describe('starting a deletion', () => {
  it('starts it under an id of its own, which fits', async () => {
    const { calls, workflows } = setUp();
    const id = 'x'.repeat(61);
    await workflows.startDeletion(id);
    expect(calls).toEqual([['start', 'deleteRecording', `delete-${id}`, { recordingId: id }]]);
  });

  it.each(RUNS_ALREADY)('changes nothing when it runs: %s', async (startNew) => {
    const { workflows } = setUp({ startNew });
    await expect(workflows.startDeletion('r')).resolves.toBeUndefined();
  });

  it('asks to be tried again when the runtime is away', async () => {
    const { workflows } = setUp({ startNew: AWAY });
    await expect(workflows.startDeletion('r')).rejects.toMatchObject({ verdict: 'later' });
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
    const blob = { container: 'recordings', path: 'a.wav' };
    await workflows.lookAgain({ id, ...blob, version: '0x8DE000001', at });
    const [, name, instanceId, input] = calls[0] ?? [];
    expect([name, input]).toEqual(['awaitContent', { ...blob, at: at.toISOString() }]);
    expect(instanceId).toBe(`content-${id}-0x8DE000001`);
    expect(String(instanceId).length).toBeLessThanOrEqual(100);
  });
});

import { makeAllowance, OPERATOR, type Budgets } from '../../../shared/activities/allowance';
import { makeOperator } from '../../../shared/activities/operator';
import { EVENTS, type OperatorSwitch } from '../../../shared/domain/control';
import { ServiceError } from '../../../shared/domain/errors';
import { makeHealth, type Health } from '../../../shared/operations/health';
import { makeTranscribers } from '../../../shared/adapters/transcribers';
import type { BatchProvider, Ports } from '../../../shared/ports';
import { aJob, aRecord, NOW } from '../../support/app/builders';
import { LIMITS, memoryPorts } from '../../support/app/memory-ports';
import { anyNumber, textWith } from '../../support/app/matching';

const NOBODY: OperatorSwitch = { stopped: false, since: NOW };

function setUp() {
  const ports = memoryPorts();
  ports.transcribers.script.ping = [null];
  return ports;
}

function healthOf(ports: Ports, budgets: Budgets = LIMITS.budgets): Promise<Health> {
  return makeHealth(ports, makeOperator(ports), makeAllowance(ports, budgets))();
}

describe('health', () => {
  it('reaches all four dependencies', async () => {
    const reached = { reached: true, ms: anyNumber };
    expect(await healthOf(setUp())).toEqual({
      healthy: true,
      dependencies: { storage: reached, cosmos: reached, speech: reached, model: reached },
      lanesInTrouble: [],
      refusal: null,
      operator: { stopped: false },
      recordings: { queued: 0, parked: 0, failed: 0 },
      deadLetters: 0,
      eventsMissed: { since: '2026-03-01T00:00:00.000Z', count: 0 },
    });
  });

  it('names each of several speech resources', async () => {
    const ports = setUp();
    ports.transcribers.lanes = ['west.example', 'north.example'];
    const refusal = new ServiceError('Speech service', 'speech_401', '401', { verdict: 'blocked' });
    ports.transcribers.script.ping = [null, refusal];
    const { healthy, dependencies } = await healthOf(ports);
    expect(healthy).toBe(false);
    expect(dependencies['speech west.example']).toMatchObject({ reached: true });
    expect(dependencies['speech north.example']).toMatchObject({ reached: false });
    expect(dependencies).not.toHaveProperty('speech');
  });

  it('asks each service and resource once, however many lanes it has', async () => {
    const ports = setUp();
    const scripted = ports.transcribers;
    const named = (name: string, ...lanes: string[]): BatchProvider => {
      return { name, capabilities: scripted.capabilities, lanes, on: () => scripted };
    };
    const all = [named('azure-speech', 'west'), named('speechmatics', 'eu1#1', 'eu1#2')];
    scripted.script.ping = [null, null];
    const { dependencies } = await healthOf({ ...ports, transcribers: makeTranscribers(all) });
    expect(dependencies).toMatchObject({
      speech: { reached: true },
      speechmatics: { reached: true },
    });
    expect(scripted.count('ping')).toBe(2);
  });

  it('says of each one that is not reached what to do, and asks the others all the same', async () => {
    const ports = setUp();
    const refusal = new ServiceError('Speech service', 'speech_401', '401 Check SPEECH_KEY.', {
      verdict: 'blocked',
    });
    ports.transcribers.script.ping = [refusal];
    const { healthy, dependencies } = await healthOf(ports);
    expect(healthy).toBe(false);
    expect(dependencies['speech']).toMatchObject({
      reached: false,
      problem: 'Speech service: 401 Check SPEECH_KEY.',
    });
    expect(dependencies['cosmos']).toMatchObject({ reached: true });
  });

  it('does not show an error of unknown origin, which may hold a secret', async () => {
    const ports = setUp();
    ports.transcribers.script.ping = [new Error('connect with key abc123')];
    const { dependencies } = await healthOf(ports);
    expect(JSON.stringify(dependencies)).not.toContain('abc123');
    expect(dependencies['speech']).toMatchObject({
      problem: textWith('see the log'),
    });
  });
});

describe('the work in health', () => {
  it('is not well while events do not arrive', async () => {
    const ports = setUp();
    const days = [{ day: '2026-03-02', missed: 20 }];
    const watch = { since: NOW, sweptAt: NOW, lastMissedAt: NOW, days };
    await ports.control.write('events', EVENTS, watch, undefined);
    expect(await healthOf(ports)).toMatchObject({
      healthy: false,
      eventsMissed: { count: 20, problem: textWith('event subscription') },
    });
  });

  it('is not well while a speech resource waits for a person, and says why', async () => {
    const ports = setUp();
    const trouble = { code: 'speech_401', message: 'Check SPEECH_KEY.' };
    const [lane = ''] = ports.transcribers.lanes;
    const until = '2026-03-02T09:10:00.000Z';
    await ports.control.write('lane', lane, { trouble: { ...trouble, until } }, undefined);
    expect(await healthOf(ports)).toMatchObject({
      healthy: false,
      lanesInTrouble: [{ lane, ...trouble, until }],
    });
    ports.transcribers.lanes = [`${lane}#1`, `${lane}#2`];
    expect((await healthOf(ports)).lanesInTrouble).toEqual([{ lane, ...trouble, until }]);
    ports.clock.advance(11 * 60_000);
    ports.transcribers.script.ping = [null];
    expect(await healthOf(ports)).toMatchObject({ healthy: true, lanesInTrouble: [] });
  });

  it('is well when the operator has stopped it, and says so', async () => {
    const ports = setUp();
    const stop = { ...NOBODY, stopped: true, note: 'month-end' };
    await ports.control.write('switch', OPERATOR, stop, undefined);
    expect(await healthOf(ports)).toMatchObject({
      healthy: true,
      operator: { stopped: true, note: 'month-end' },
      refusal: { code: 'stopped', message: textWith('month-end') },
    });
  });

  it('says when a budget is spent', async () => {
    const ports = setUp();
    ports.jobs.put(aJob('job-1', [], { audioSeconds: 3600 }));
    const health = await healthOf(ports, { ...LIMITS.budgets, dailyAudioSeconds: 3600 });
    expect(health).toMatchObject({ healthy: true, refusal: { code: 'daily_budget_spent' } });
  });

  it('counts what waits, what failed, and dead letters up to ten', async () => {
    const ports = setUp();
    const statuses = ['queued', 'queued', 'parked', 'failed', 'completed'] as const;
    statuses.forEach((status, n) => ports.ledger.put(aRecord({ path: `${n}.wav`, status })));
    for (let n = 0; n < 12; n += 1) {
      const blob = { container: 'recordings', path: `${n}.wav` };
      await ports.deadLetters.put({ blob, reason: 'r', at: NOW });
    }
    expect(await healthOf(ports)).toMatchObject({
      healthy: true,
      recordings: { queued: 2, parked: 1, failed: 1 },
      deadLetters: 10,
    });
  });

  it('leaves out what a service that is away would have to tell', async () => {
    const ports = setUp();
    const away = new ServiceError('Cosmos DB', 'cosmos_503', 'away.', { verdict: 'later' });
    const fail = () => Promise.reject(away);
    Object.assign(ports.ledger, { ping: fail, count: fail });
    Object.assign(ports.control, { read: fail });
    expect(await healthOf(ports)).toMatchObject({
      healthy: false,
      dependencies: { cosmos: { reached: false, problem: textWith('away') } },
      lanesInTrouble: null,
      refusal: null,
      operator: null,
      recordings: null,
      deadLetters: 0,
    });
  });
});

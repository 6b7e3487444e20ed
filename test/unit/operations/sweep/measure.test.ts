import { makeAllowance } from '../../../../shared/activities/allowance';
import { makeMeasure } from '../../../../shared/operations/sweep/measure';
import { makeSweep } from '../../../../shared/operations/sweep';
import { INSTRUMENTS } from '../../../../shared/adapters/telemetry/instruments';
import { aRecord, NOW } from '../../../support/app/builders';
import { LIMITS, memoryPorts, takeInOf } from '../../../support/app/memory-ports';
import { RecordedWorkflows } from '../../../support/app/recorded-workflows';
import { RecordedTelemetry } from '../../../support/telemetry/recorded';

const landed = (path: string, minutesAgo: number) =>
  aRecord({
    path,
    times: { landedAt: new Date(Date.parse(NOW) - minutesAgo * 60_000).toISOString() },
  });

describe('how things stand', () => {
  let recorded: RecordedTelemetry;
  beforeEach(() => (recorded = new RecordedTelemetry()));
  afterEach(() => recorded.close());

  it('is told by status, with the age of the oldest that is to come to an end yet', async () => {
    const ports = memoryPorts();
    ports.ledger.put(
      landed('a.wav', 1),
      landed('b.wav', 3),
      { ...landed('c.wav', 9), status: 'parked' },
      { ...landed('d.wav', 60), status: 'failed' },
      { ...landed('e.wav', 600), status: 'completed' },
    );
    await ports.deadLetters.put({
      blob: { container: 'recordings', path: 'f.wav' },
      reason: 'away',
      at: NOW,
    });
    const flush = jest.spyOn(recorded.telemetry, 'flush');

    const count = await makeMeasure(ports, recorded.telemetry)(new Date(NOW));

    expect(count).toBe(4);
    expect(flush).toHaveBeenCalled();
    const metrics = await recorded.all();
    expect(metrics[INSTRUMENTS.recordings.name]).toEqual({
      queued: 2,
      claimed: 0,
      transcribing: 0,
      transcribed: 0,
      parked: 1,
      failed: 1,
      deleting: 0,
    });
    expect(metrics[INSTRUMENTS.oldestUnfinished.name]).toEqual({ '': 540 });
    expect(metrics[INSTRUMENTS.deadLetters.name]).toEqual({ '': 1 });
  });

  it('has an oldest of no age where everything is at its end', async () => {
    await makeMeasure(memoryPorts(), recorded.telemetry)(new Date(NOW));

    expect((await recorded.all())[INSTRUMENTS.oldestUnfinished.name]).toEqual({ '': 0 });
  });

  it('is not asked for where there is no telemetry', async () => {
    const ports = memoryPorts();
    const count = jest.spyOn(ports.ledger, 'count');

    expect(await makeMeasure(ports, undefined)(new Date(NOW))).toBe(0);
    expect(count).not.toHaveBeenCalled();
  });

  it('is told by each sweep, with what it has just taken in', async () => {
    const ports = memoryPorts();
    ports.transcribers.script.ours = [[]];
    ports.recordings.put('lost.wav');
    const settings = { jobDeadlineMs: 3_600_000, eventGraceMs: 0, documentDays: 0 };
    const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };
    const allowance = makeAllowance(ports, LIMITS.budgets);
    const sweep = makeSweep(ports, takeInOf(ports), allowance, settings, recorded.telemetry);

    await sweep(new RecordedWorkflows(), log);

    const metrics = await recorded.all();
    expect(metrics[INSTRUMENTS.recordings.name]).toMatchObject({ queued: 1 });
    expect(log.warn).not.toHaveBeenCalled();
  });
});

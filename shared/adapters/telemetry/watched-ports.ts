import { isEnd } from '../../domain/ending';
import type { LedgerChange, LedgerRecord } from '../../domain/ledger';
import { traceOf, type Traced } from '../../domain/trace';
import type { Jobs, Ledger, Ports, Telemetry } from '../../ports';

/**
 * The same ports, with telemetry told of what goes through them: every change of state is a
 * conditional write on the ledger or on a job, and what a write came to is known here. Activities
 * run at least once, so that what was there before is read where a repeat must not count twice: a
 * point read for each end of a recording, and two for each job. The ledger is what counts in the
 * end: two runs at the very same moment may both be told of, and a process may die before it tells.
 */
export function watchedPorts(ports: Ports, telemetry: Telemetry): Ports {
  return {
    ...ports,
    ledger: watchedLedger(ports.ledger, telemetry),
    jobs: watchedJobs(ports.jobs, telemetry),
  };
}

function watchedLedger(ledger: Ledger, telemetry: Telemetry): Ledger {
  const before = (id: string) => orNothing(ledger.read(id));

  return overridden(ledger, {
    async create(record) {
      const isNew = await ledger.create(record);
      if (isNew) tellStart(telemetry, record);
      return isNew;
    },

    async replace(record, tag) {
      const isOfInterest = isEnd(record.status) || record.status === 'queued';
      const known = isOfInterest ? await before(record.id) : undefined;
      const isDone = await ledger.replace(record, tag);
      if (!isDone || known?.tag !== tag) return isDone;
      if (!isSameTrace(known.value, record)) tellStart(telemetry, record);
      else if (isEnd(record.status) && !isRepeat(known.value, record)) telemetry.ended(record);
      return isDone;
    },

    async advance(owner, change) {
      if (change.status === 'transcribed') {
        return telemetry.step('collected', owner, () => ledger.advance(owner, change));
      }
      if (!isEnd(change.status)) return ledger.advance(owner, change);
      const known = await before(owner.recordingId);
      const isOurs = await ledger.advance(owner, change);
      if (isOurs && known && known.value.status !== change.status) {
        telemetry.ended(changed(known.value, change));
      }
      return isOurs;
    },
  });
}

function watchedJobs(jobs: Jobs, telemetry: Telemetry): Jobs {
  return overridden(jobs, {
    async attempt(id, submitTriedAt, change) {
      const isDone = await jobs.attempt(id, submitTriedAt, change);
      if (isDone && change.state === 'submitted') {
        const job = await orNothing(jobs.read(id));
        if (job) telemetry.jobSubmitted(job);
      }
      return isDone;
    },

    async update(id, change) {
      const before = change.state === 'released' ? await orNothing(jobs.read(id)) : undefined;
      await jobs.update(id, change);
      if (before && before.state !== 'released' && before.state !== 'closed') {
        telemetry.jobReleased(before);
      }
    },
  });
}

/** What can't be tell of is left out: telemetry is not worth a failure. */
async function orNothing<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch(() => undefined);
}

/** It waits for a job from now on, or has been rejected on the spot. */
function tellStart(telemetry: Telemetry, record: LedgerRecord): void {
  telemetry.landed(record);
  if (isEnd(record.status)) telemetry.ended(record);
}

function isSameTrace(one: LedgerRecord, other: LedgerRecord): boolean {
  return traceOf(traced(one)).traceId === traceOf(traced(other)).traceId;
}

/** Nothing but what is noted beside it has changed. */
function isRepeat(one: LedgerRecord, other: LedgerRecord): boolean {
  return one.status === other.status && one.epoch === other.epoch;
}

function traced({ id, version, epoch }: LedgerRecord): Traced {
  return { recordingId: id, version, epoch };
}

function changed(record: LedgerRecord, { status, reason, times }: LedgerChange): LedgerRecord {
  const { reason: _before, ...rest } = record;
  return { ...rest, status, ...(reason && { reason }), times: { ...record.times, ...times } };
}

/** A port with these methods in place of its own. */
function overridden<T extends object>(port: T, methods: Partial<T>): T {
  return new Proxy(port, {
    get(target, name): unknown {
      const method: unknown = Reflect.get(methods, name) ?? Reflect.get(target, name);
      return typeof method === 'function' ? method.bind(target) : method;
    },
  });
}

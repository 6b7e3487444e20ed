import {
  canGo,
  TERMINAL,
  UNFINISHED,
  type LedgerChange,
  type LedgerRecord,
  type OwnedRecording,
  type Owner,
  type QueuedRecording,
  type Status,
} from '../../../shared/domain/ledger';
import type { WaitingHead } from '../../../shared/domain/planning';
import type { Look, Twin } from '../../../shared/domain/same-content';
import type {
  BlobName,
  Ledger,
  ListFilter,
  ParkFilter,
  QueueFilter,
  Tagged,
} from '../../../shared/ports';

const BEING_DELETED: readonly Status[] = ['deleting', 'deleted'];
const CLAIMABLE_BY_NOBODY: readonly Status[] = ['claimed', 'transcribing', 'transcribed', 'parked'];

/** The ledger as a map, with the conditions that the port promises; the contract suite compares it with Cosmos. */
export class MemoryLedger implements Ledger {
  private readonly documents = new Map<string, Tagged<LedgerRecord>>();
  private writes = 0;

  /** Puts a document there, whatever was there before. */
  put(...records: readonly LedgerRecord[]): void {
    for (const record of records) this.write(record);
  }

  /** All documents, in the order in which they landed. */
  all(): LedgerRecord[] {
    return [...this.documents.values()].map(({ value }) => value);
  }

  /** The document with this id. Throws Error when there is none. */
  of(id: string): LedgerRecord {
    const found = this.documents.get(id);
    if (found) return found.value;
    throw new Error(`The ledger has no "${id}", only ${[...this.documents.keys()].join(', ')}.`);
  }

  async read(id: string): Promise<Tagged<LedgerRecord> | undefined> {
    return this.documents.get(id);
  }

  async create(record: LedgerRecord): Promise<boolean> {
    if (this.documents.has(record.id)) return false;
    this.write(record);
    return true;
  }

  async replace(record: LedgerRecord, tag: string): Promise<boolean> {
    if (this.documents.get(record.id)?.tag !== tag) return false;
    this.write(record);
    return true;
  }

  async queued({ now, limit, profile, priority }: QueueFilter): Promise<QueuedRecording[]> {
    return this.mayGo(now)
      .filter((record) => record.profile === profile && record.priority === priority)
      .slice(0, limit)
      .map(toQueued);
  }

  async waiting(now: Date): Promise<WaitingHead[]> {
    const heads = new Map<string, WaitingHead>();
    for (const { profile, priority, notBefore } of this.mayGo(now)) {
      const key = `${profile} ${priority}`;
      const head = heads.get(key) ?? { profile, priority, waitsSince: notBefore, count: 0 };
      heads.set(key, { ...head, count: head.count + 1 });
    }
    return [...heads.values()];
  }

  async parkQueued({ now, reason, limit, profile }: ParkFilter) {
    const some = this.mayGo(now)
      .filter((record) => profile === undefined || record.profile === profile)
      .slice(0, limit);
    for (const record of some) this.write({ ...record, status: 'parked', reason });
    return some.length;
  }

  async unpark(limit: number, providers: readonly string[]): Promise<number> {
    const some = this.all()
      .filter(({ status, jobId }) => status === 'parked' && jobId === undefined)
      .filter(({ profile }) => providers.some((name) => profile.startsWith(`${name};`)))
      .toSorted((one, other) => other.priority.localeCompare(one.priority))
      .slice(0, limit);
    for (const { reason: _reason, ...record } of some) this.write({ ...record, status: 'queued' });
    return some.length;
  }

  async untold(before: Date, limit: number): Promise<Tagged<LedgerRecord>[]> {
    return [...this.documents.values()]
      .filter(({ value: { untold, status } }) => untold && !BEING_DELETED.includes(status))
      .filter(({ value: { times } }) => (times.completedAt ?? '') <= before.toISOString())
      .slice(0, limit);
  }

  async beingDeleted(limit: number): Promise<string[]> {
    return this.all()
      .filter(({ status }) => status === 'deleting')
      .slice(0, limit)
      .map(({ id }) => id);
  }

  async count(wanted: Status): Promise<number> {
    return this.all().filter(({ status }) => status === wanted).length;
  }

  async landedAfter(time: string): Promise<number> {
    return this.all().filter(
      ({ sizeBytes, priority, times }) =>
        priority === 'normal' && times.landedAt > time && sizeBytes > 0,
    ).length;
  }

  async oldestUnfinished(): Promise<string | undefined> {
    return this.all()
      .filter(({ status }) => UNFINISHED.includes(status))
      .map(({ times }) => times.landedAt)
      .toSorted()[0];
  }

  async claim(
    seen: QueuedRecording,
    { jobId, at, until }: { jobId: string; at: Date; until: Date },
  ) {
    const record = this.documents.get(seen.id)?.value;
    if (record?.status !== 'queued') return false;
    if (record.epoch !== seen.epoch || record.version !== seen.version) return false;
    const { reason: _reason, ...rest } = record;
    this.write({
      ...rest,
      status: 'claimed',
      jobId,
      claimedUntil: until.toISOString(),
      times: { ...record.times, claimedAt: at.toISOString() },
      epoch: record.epoch + 1,
      attempts: record.attempts + 1,
    });
    return true;
  }

  async claimedBy(jobId: string): Promise<QueuedRecording[]> {
    return this.all()
      .filter((record) => record.jobId === jobId && record.status === 'claimed')
      .map(toQueued);
  }

  async advance(owner: Owner, change: LedgerChange): Promise<boolean> {
    const record = this.documents.get(owner.recordingId)?.value;
    if (!record || !isOwned(record, owner) || !canGo(record.status, change.status)) return false;
    this.write(changed(record, change));
    return true;
  }

  async ownedBy(jobId: string, ids: readonly string[]): Promise<OwnedRecording[]> {
    return this.all()
      .filter((record) => record.jobId === jobId && ids.includes(record.id))
      .filter(({ status }) => !TERMINAL.includes(status))
      .map(({ id, epoch, version, status, attempts, summaryTokens = 0, summaryCalls = 1 }) => ({
        recordingId: id,
        jobId,
        epoch,
        version,
        status,
        attempts,
        summaryTokens,
        summaryCalls,
      }));
  }

  async orphans(now: Date, unfinishedJobs: readonly string[], limit: number) {
    return [...this.documents.values()]
      .filter(({ value }) => CLAIMABLE_BY_NOBODY.includes(value.status))
      .filter(({ value }) => (value.claimedUntil ?? '9') <= now.toISOString())
      .filter(({ value }) => value.jobId !== undefined && !unfinishedJobs.includes(value.jobId))
      .slice(0, limit);
  }

  async emptyAndDue(now: Date, limit: number): Promise<BlobName[]> {
    return this.all()
      .filter(({ status, sizeBytes }) => status === 'queued' && sizeBytes === 0)
      .filter(({ notBefore }) => notBefore <= now.toISOString())
      .slice(0, limit)
      .map(({ container, path }) => ({ container, path }));
  }

  async versions(ids: readonly string[]): Promise<Map<string, string>> {
    const known = ids.flatMap((id) => this.documents.get(id)?.value ?? []);
    return new Map(known.map(({ id, version }) => [id, version]));
  }

  async sameContent(content: string, limit: number): Promise<Look[]> {
    return this.all()
      .filter((record) => record.content === content)
      .slice(0, limit)
      .map(({ id, version, times, contentMd5, sameAs }) => ({
        id,
        version,
        landedAt: times.landedAt,
        ...(contentMd5 !== undefined && { contentMd5 }),
        ...(sameAs !== undefined && { sameAs }),
      }));
  }

  async noteSame({ id, version, sameAs, by }: Twin): Promise<boolean> {
    const record = this.documents.get(id)?.value;
    if (record?.version !== version || record.content === undefined) return false;
    this.write({ ...record, sameAs, sameBy: by });
    return true;
  }

  async toErase(now: Date, limit: number): Promise<string[]> {
    return this.all()
      .filter(({ eraseAt }) => eraseAt !== undefined && eraseAt <= now.toISOString())
      .slice(0, limit)
      .map(({ id }) => id);
  }

  async list({
    statuses,
    from = '',
    to = '9',
    after,
    limit,
    ...facts
  }: ListFilter): Promise<LedgerRecord[]> {
    const { callId, agent, queue } = facts;
    const asked = Object.entries({ callId, agent, queue }).filter(([, value]) => value);
    return this.all()
      .filter(({ call }) => asked.every(([fact, value]) => call?.[fact as 'queue'] === value))
      .filter(({ status }) => (statuses ? statuses.includes(status) : status !== 'deleted'))
      .filter(({ times }) => times.landedAt >= from && times.landedAt < to)
      .filter(({ id, times }) => {
        return !after || (times.landedAt <= after.landedAt && !after.seen.includes(id));
      })
      .toSorted((one, other) => (one.times.landedAt > other.times.landedAt ? -1 : 1))
      .slice(0, limit);
  }

  async ping(): Promise<void> {}

  /** Oldest first. */
  private mayGo(now: Date): LedgerRecord[] {
    return this.all()
      .filter(({ status, sizeBytes }) => status === 'queued' && sizeBytes > 0)
      .filter(({ notBefore }) => notBefore <= now.toISOString())
      .toSorted((one, other) => (one.notBefore < other.notBefore ? -1 : 1));
  }

  private write(record: LedgerRecord): void {
    this.writes += 1;
    this.documents.set(record.id, { value: record, tag: `tag-${this.writes}` });
  }
}

function isOwned(record: LedgerRecord, owner: Owner): boolean {
  const { jobId, epoch, version } = owner;
  return record.jobId === jobId && record.epoch === epoch && record.version === version;
}

/** `null` takes a field away; a release takes the job away and raises the epoch. */
function changed(record: LedgerRecord, change: LedgerChange): LedgerRecord {
  const { reason, times, release, ...fields } = change;
  const { reason: oldReason, jobId, claimedUntil, ...rest } = record;
  const keptReason = reason === undefined ? oldReason : (reason ?? undefined);
  return {
    ...rest,
    ...fields,
    ...(keptReason && { reason: keptReason }),
    ...(!release && jobId !== undefined && { jobId }),
    ...(!release && claimedUntil !== undefined && { claimedUntil }),
    epoch: record.epoch + (release ? 1 : 0),
    attempts: record.attempts - (release === 'uncounted' ? 1 : 0),
    times: { ...record.times, ...times },
  } as LedgerRecord;
}

function toQueued(record: LedgerRecord): QueuedRecording {
  const { id, container, path, version, epoch, profile, durationSeconds } = record;
  return { id, container, path, version, epoch, profile, estimatedSeconds: durationSeconds ?? 0 };
}

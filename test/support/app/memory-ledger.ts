import {
  canGo,
  TERMINAL,
  type LedgerRecord,
  type Owner,
  type Status,
} from '../../../shared/domain/ledger';
import type { Ledger, LedgerChange, QueuedRecording, Tagged } from '../../../shared/ports';

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

  async queued({ now, limit, profile }: { now: Date; limit: number; profile?: string }) {
    return this.all()
      .filter(({ status, sizeBytes }) => status === 'queued' && sizeBytes > 0)
      .filter(({ notBefore }) => notBefore <= now.toISOString())
      .filter((record) => profile === undefined || record.profile === profile)
      .toSorted((one, other) => (one.notBefore < other.notBefore ? -1 : 1))
      .slice(0, limit)
      .map(toQueued);
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

  async ownedBy(jobId: string, ids: readonly string[]) {
    return this.all()
      .filter((record) => record.jobId === jobId && ids.includes(record.id))
      .filter(({ status }) => !TERMINAL.includes(status))
      .map(({ id, epoch, version, status, attempts }) => ({
        recordingId: id,
        jobId,
        epoch,
        version,
        status,
        attempts,
      }));
  }

  async orphans(now: Date, unfinishedJobs: readonly string[], limit: number) {
    return [...this.documents.values()]
      .filter(({ value }) => CLAIMABLE_BY_NOBODY.includes(value.status))
      .filter(({ value }) => (value.claimedUntil ?? '9') <= now.toISOString())
      .filter(({ value }) => value.jobId !== undefined && !unfinishedJobs.includes(value.jobId))
      .slice(0, limit);
  }

  async emptyAndDue(now: Date, limit: number): Promise<{ id: string; path: string }[]> {
    return this.all()
      .filter(({ status, sizeBytes }) => status === 'queued' && sizeBytes === 0)
      .filter(({ notBefore }) => notBefore <= now.toISOString())
      .slice(0, limit)
      .map(({ id, path }) => ({ id, path }));
  }

  async versions(ids: readonly string[]): Promise<Map<string, string>> {
    const known = ids.flatMap((id) => this.documents.get(id)?.value ?? []);
    return new Map(known.map(({ id, version }) => [id, version]));
  }

  async ping(): Promise<void> {}

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
    times: { ...record.times, ...times },
  } as LedgerRecord;
}

function toQueued(record: LedgerRecord): QueuedRecording {
  const { id, container, path, version, epoch, profile, durationSeconds } = record;
  return { id, container, path, version, epoch, profile, estimatedSeconds: durationSeconds ?? 0 };
}

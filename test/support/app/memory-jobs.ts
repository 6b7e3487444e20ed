import { ServiceError } from '../../../shared/domain/errors';
import { LANE_BUSY, type Job, type JobChange } from '../../../shared/domain/job';
import type { RunningJob } from '../../../shared/domain/planning';
import type { Jobs } from '../../../shared/ports';

/** The jobs as a map. */
export class MemoryJobs implements Jobs {
  private readonly documents = new Map<string, Job>();

  put(...jobs: readonly Job[]): void {
    for (const job of jobs) this.documents.set(job.id, job);
  }

  all(): Job[] {
    return [...this.documents.values()];
  }

  /** The job with this id. Throws Error when there is none. */
  of(id: string): Job {
    const found = this.documents.get(id);
    if (found) return found;
    throw new Error(`There is no job "${id}".`);
  }

  async create(job: Job): Promise<boolean> {
    if (this.documents.has(job.id)) return false;
    this.documents.set(job.id, job);
    return true;
  }

  async read(id: string): Promise<Job | undefined> {
    return this.documents.get(id);
  }

  async update(id: string, { submitTriedAt, refusedBy, ...fields }: JobChange): Promise<void> {
    const job = this.documents.get(id);
    if (!job) {
      throw new ServiceError('Cosmos DB', 'cosmos_404', `there is no ${id}.`, {
        verdict: 'blocked',
        status: 404,
      });
    }
    const { submitTriedAt: triedBefore, refusedBy: refusedBefore, ...rest } = job;
    const triedAt = submitTriedAt === undefined ? triedBefore : submitTriedAt;
    const refused = refusedBy === undefined ? refusedBefore : refusedBy;
    this.documents.set(id, {
      ...rest,
      ...fields,
      ...(triedAt != null && { submitTriedAt: triedAt }),
      ...(refused != null && { refusedBy: refused }),
    });
  }

  async attempt(id: string, submitTriedAt: string | undefined, change: JobChange) {
    const job = this.of(id);
    if (job.providerJobId !== undefined || job.submitTriedAt !== submitTriedAt) return false;
    await this.update(id, change);
    return true;
  }

  async prepare(id: string, change: JobChange): Promise<boolean> {
    if (this.of(id).state !== 'claiming') return false;
    await this.update(id, change);
    return true;
  }

  async unfinished(before: Date): Promise<{ id: string; createdAt: string }[]> {
    return this.all()
      .filter(({ state, createdAt }) => state !== 'closed' && createdAt <= before.toISOString())
      .map(({ id, createdAt }) => ({ id, createdAt }));
  }

  async unfinishedWith(recordingId: string): Promise<string[]> {
    return this.all()
      .filter(({ state }) => state !== 'closed')
      .filter(({ manifest }) => manifest.some((entry) => entry.recordingId === recordingId))
      .map(({ id }) => id);
  }

  async running(): Promise<RunningJob[]> {
    return this.all()
      .filter(({ state }) => LANE_BUSY.includes(state))
      .map(({ lane, profile }) => ({ lane, profile }));
  }

  async audioSecondsSince(time: Date): Promise<number> {
    return this.all()
      .filter(({ createdAt }) => createdAt >= time.toISOString())
      .reduce((sum, { audioSeconds }) => sum + audioSeconds, 0);
  }

  async findByProviderJob(providerJobId: string): Promise<string | undefined> {
    return this.all().find((job) => job.providerJobId === providerJobId)?.id;
  }
}

import { ServiceError } from '../../../shared/domain/errors';
import { LANE_BUSY, type Job } from '../../../shared/domain/job';
import type { JobChange, Jobs } from '../../../shared/ports';

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

  async update(id: string, { submitTriedAt, ...fields }: JobChange): Promise<void> {
    const job = this.documents.get(id);
    if (!job) {
      throw new ServiceError('Cosmos DB', 'cosmos_404', `there is no ${id}.`, {
        verdict: 'blocked',
        status: 404,
      });
    }
    const { submitTriedAt: before, ...rest } = job;
    const triedAt = submitTriedAt === undefined ? before : (submitTriedAt ?? undefined);
    this.documents.set(id, {
      ...rest,
      ...fields,
      ...(triedAt !== undefined && { submitTriedAt: triedAt }),
    });
  }

  async unfinished(before: Date): Promise<{ id: string; createdAt: string }[]> {
    return this.all()
      .filter(({ state, createdAt }) => state !== 'closed' && createdAt <= before.toISOString())
      .map(({ id, createdAt }) => ({ id, createdAt }));
  }

  async busyLanes(): Promise<string[]> {
    return this.all()
      .filter(({ state }) => LANE_BUSY.includes(state))
      .map(({ lane }) => lane);
  }

  async findByProviderJob(providerJobId: string): Promise<string | undefined> {
    return this.all().find((job) => job.providerJobId === providerJobId)?.id;
  }
}

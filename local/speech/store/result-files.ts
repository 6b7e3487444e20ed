import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredFile } from './job';

/** Result files on disk: one folder a job, one file a result, named by their ids. */
export class ResultFiles {
  /** Folder that is there for sure: results of one job come one after another. */
  private latest: string | undefined;

  constructor(private readonly directory: string) {}

  /** Writes a result whole or not at all. */
  async write(jobId: string, json: unknown, nowMs: number): Promise<StoredFile> {
    const id = randomUUID();
    const folder = join(this.directory, jobId);
    const content = Buffer.from(JSON.stringify(json));
    if (folder !== this.latest) await mkdir(folder, { recursive: true });
    this.latest = folder;
    await writeFile(join(folder, `${id}.part`), content);
    await rename(join(folder, `${id}.part`), join(folder, `${id}.json`));
    return { id, bytes: content.length, createdMs: nowMs };
  }

  /** @returns `undefined` when the job or the file is gone. */
  async read(jobId: string, fileId: string): Promise<Buffer | undefined> {
    try {
      return await readFile(join(this.directory, jobId, `${fileId}.json`));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async deleteJob(jobId: string): Promise<void> {
    this.latest = undefined;
    await rm(join(this.directory, jobId), { recursive: true, force: true });
  }

  /** Deletes what an interrupted process left of jobs that no longer exist. */
  async deleteAllBut(jobIds: ReadonlySet<string>): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    for (const jobId of await readdir(this.directory)) {
      if (!jobIds.has(jobId)) await this.deleteJob(jobId);
    }
  }
}

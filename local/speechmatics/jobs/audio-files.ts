import { createReadStream, existsSync, mkdirSync, readdirSync, type ReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** The recordings of jobs on disk: one file a job, named by its id, until the job goes. */
export class AudioFiles {
  constructor(private readonly directory: string) {
    mkdirSync(directory, { recursive: true });
  }

  /** Where the audio of a job is; keeps the extension, which some decoders go by. */
  path(jobId: string, dataName: string): string {
    const extension = /^\.\w{1,8}$/.exec(extname(dataName))?.[0] ?? '';
    return join(this.directory, `${jobId}${extension}`);
  }

  has(jobId: string, dataName: string): boolean {
    return existsSync(this.path(jobId, dataName));
  }

  read(jobId: string, dataName: string): ReadStream | undefined {
    return this.has(jobId, dataName) ? createReadStream(this.path(jobId, dataName)) : undefined;
  }

  async delete(jobId: string, dataName: string): Promise<void> {
    await rm(this.path(jobId, dataName), { force: true });
  }

  /** Deletes what came of an upload that became no job. */
  async deleteUpload(jobId: string): Promise<void> {
    await this.deleteWhere((id) => id === jobId);
  }

  /** Deletes what an interrupted process left of uploads that never became jobs. */
  async deleteAllBut(jobIds: ReadonlySet<string>): Promise<void> {
    await this.deleteWhere((id) => !jobIds.has(id));
  }

  private async deleteWhere(isWanted: (jobId: string) => boolean): Promise<void> {
    for (const name of readdirSync(this.directory)) {
      const id = name.split('.', 1)[0] ?? '';
      if (isWanted(id)) await rm(join(this.directory, name), { force: true });
    }
  }
}

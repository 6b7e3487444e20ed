import { ContainerClient } from '@azure/storage-blob';
import type { Context } from '../context';
import type { Job } from '../store/job';
import type { Recording } from '../store/recording';

/** Most blobs that one job takes from a container (specification 2025-10-15). */
const MAX_BLOBS = 10_000;

/**
 * Turns the blobs of `contentContainerUrl` into recordings of the job; a job without one passes
 * unchanged. Results call a blob by its path within the container.
 * @throws RestError when the container can't be listed.
 */
export async function listContainer(
  { store }: Pick<Context, 'store'>,
  job: Job,
  signal: AbortSignal,
): Promise<Job> {
  if (job.containerUrl === undefined) return job;
  const container = new ContainerClient(job.containerUrl);
  const recordings: Recording[] = [];
  for await (const { name, properties } of container.listBlobsFlat({ abortSignal: signal })) {
    if (recordings.length === MAX_BLOBS) break;
    if (properties.contentLength === 0) continue;
    const { url } = container.getBlobClient(name);
    const position = recordings.length;
    recordings.push({ position, url, source: name, resultName: `${name}.json` });
  }
  return store.transaction(() => {
    for (const recording of recordings) store.recordings.add(job.id, recording);
    const listed = { ...(store.jobs.get(job.id) ?? job), containerUrl: undefined };
    store.jobs.put(listed);
    return listed;
  });
}

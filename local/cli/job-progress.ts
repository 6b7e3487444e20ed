import { z } from 'zod';

const status = z.object({
  jobs: z.array(z.object({ status: z.string(), progress: z.number().optional() })),
});

/** Fraction, 0 to 1, of the transcription job that runs; `undefined` when none does. */
export async function jobProgress(speechUrl: string): Promise<number | undefined> {
  try {
    const response = await fetch(new URL('/admin/status', speechUrl));
    const { jobs } = status.parse(await response.json());
    return jobs.find((job) => job.status === 'Running')?.progress;
  } catch {
    return undefined; // only decoration: a look that fails is left out
  }
}

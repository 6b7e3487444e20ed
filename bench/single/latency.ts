import { median, startBench } from './start-bench';
import { wavHeader } from '../wav-file';

const SERVICE_MS = 2000;

/**
 * A single recording at a time: from the drop to the submission, and from the end of the service's
 * work to `completed`. Seconds, medians and the worst.
 */
export async function latency(options: { drops: number; webhooks: boolean }) {
  const bench = await startBench({ serviceMs: SERVICE_MS, webhooks: options.webhooks });
  try {
    const toSubmission: number[] = [];
    const toCompleted: number[] = [];
    for (let drop = 0; drop < options.drops; drop += 1) {
      const droppedAt = Date.now();
      const audio = Buffer.concat([wavHeader(16_000), Buffer.alloc(16_000)]);
      const id = await bench.upload(`single-${drop}.wav`, audio);
      const times = await bench.until(id, 'completed');
      toSubmission.push((Date.parse(times.submittedAt) - droppedAt) / 1000);
      toCompleted.push((Date.parse(times.completedAt) - endOfService(bench)) / 1000);
    }
    return {
      dropToSubmissionSeconds: { median: median(toSubmission), worst: Math.max(...toSubmission) },
      serviceEndToCompletedSeconds: {
        median: median(toCompleted),
        worst: Math.max(...toCompleted),
      },
    };
  } finally {
    await bench.close();
  }
}

/** When the Speech server said of its newest job that it succeeded; the webhook goes out with it. */
function endOfService(bench: Awaited<ReturnType<typeof startBench>>): number {
  const ends = bench.stack.speech
    .journal()
    .filter((entry) => entry.kind === 'job' && entry.status === 'Succeeded');
  return Date.parse(ends.at(-1)?.time ?? '');
}

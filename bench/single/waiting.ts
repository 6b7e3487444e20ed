import { setTimeout as sleep } from 'node:timers/promises';
import { startBench } from './start-bench';
import { usageOf } from '../rig/process-usage';
import { wavHeader } from '../wav-file';

/** Share of one core that the function process uses while a job runs and nothing but timers waits. */
export async function waiting({ seconds }: { seconds: number }) {
  const bench = await startBench({ serviceMs: (seconds + 30) * 1000 });
  try {
    const audio = Buffer.concat([wavHeader(16_000), Buffer.alloc(16_000)]);
    const id = await bench.upload('long-job.wav', audio);
    await bench.until(id, 'transcribing');
    await sleep(3000); // what submitting set in motion comes to rest
    const { pid } = bench.stack.host();
    const before = usageOf(pid).cpuSeconds;
    await sleep(seconds * 1000);
    const used = usageOf(pid).cpuSeconds - before;
    return { seconds, cpuSeconds: used, shareOfOneCore: used / seconds };
  } finally {
    await bench.close();
  }
}

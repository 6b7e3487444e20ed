import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBench } from './start-bench';
import { resetPeak, usageOf } from '../rig/process-usage';
import { wavHeader, writeSilence } from '../wav-file';

/** How much the function process grows while it takes in one large recording, up to its submission. */
export async function intake({ bytes }: { bytes: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'callscribe-intake-'));
  const bench = await startBench({ serviceMs: 0 });
  try {
    const file = join(folder, 'large.wav');
    writeSilence(file, bytes);
    // A small one first: what any first recording loads is not the large one's doing.
    const small = Buffer.concat([wavHeader(16_000), Buffer.alloc(16_000)]);
    await bench.until(await bench.upload('small.wav', small), 'completed');
    const { pid } = bench.stack.host();
    const before = usageOf(pid).rssBytes;
    resetPeak(pid);
    await bench.until(await bench.upload('large.wav', file), 'completed');
    const growth = usageOf(pid).peakBytes - before;
    return {
      recordingMegabytes: Math.round(bytes / 1e6),
      growthMegabytes: Math.round(growth / 1e5) / 10,
      growthPerRecordingByte: growth / bytes,
    };
  } finally {
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

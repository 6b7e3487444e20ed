import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../../evaluate/run/app';
import { hasEnded } from '../../evaluate/run/evaluated-recording';
import { patientReader, SILENT } from '../../evaluate/run/patient-reader';
import {
  comparedRecording,
  type ComparedRecording,
  type ComparedTranscript,
} from './compared-recording';

const LOOK_MS = 500;

/** A recording that completed. */
export type Completed = ComparedRecording & { readonly transcript: ComparedTranscript };

/**
 * Waits until the app is done with a recording.
 *
 * @throws Error with the reason where it has no transcript then, or where it takes longer than that
 */
export async function untilCompleted(app: App, id: string, patienceMs: number): Promise<Completed> {
  const read = patientReader(app, comparedRecording);
  let status = 'not on the ledger';
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline;) {
    const recording = await read(id);
    if (recording !== undefined && recording !== SILENT) {
      if (hasEnded(recording)) return withTranscript(recording);
      ({ status } = recording);
    }
    await sleep(LOOK_MS);
  }
  const minutes = Math.round(patienceMs / 6000) / 10;
  throw new Error(
    `The recording is still ${status} after ${minutes} min; --patience waits longer.`,
  );
}

function withTranscript(recording: ComparedRecording): Completed {
  const { status, reason, result } = recording;
  if (status === 'completed' && result) return { ...recording, transcript: result.transcript };
  throw new Error(`The recording is ${status}: ${reason?.message ?? 'no reason is given.'}`);
}

import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EvaluateOptions } from '../arguments';
import type { Pair } from '../pairs';
import type { App } from './app';
import { evaluatedRecording, hasEnded, type EvaluatedRecording } from './evaluated-recording';
import { SILENT, patientReader } from './patient-reader';

/** A recording, and what the app made of it. */
export interface Outcome {
  readonly pair: Pair;
  readonly recording: EvaluatedRecording;
}

const LOOK_MS = 1000;

/** Drops all recordings at once, as many calls come, and waits until each is at an end. */
export async function dropAndWait(
  app: App,
  pairs: readonly Pair[],
  choices: Pick<EvaluateOptions, 'locale' | 'candidateLocales'>,
  say: (line: string) => void,
): Promise<Outcome[]> {
  const open = new Map<string, Pair>();
  for (const pair of pairs) {
    // First, since the app looks for it when the recording lands.
    if (pair.sidecar) await app.place(pair.sidecar.name, readFileSync(pair.sidecar.file));
    open.set(await app.drop(pair.name, pair.file, toMetadata(choices)), pair);
  }
  const ended = new Map<string, Outcome>();
  const read = patientReader(app, evaluatedRecording);
  while (open.size > 0) {
    await sleep(LOOK_MS);
    for (const [id, pair] of open) {
      const recording = await read(id);
      if (recording === SILENT) break;
      if (!recording || !hasEnded(recording)) continue;
      say(`${pair.name}  ${recording.status}  (${ended.size + 1} of ${pairs.length})`);
      ended.set(pair.name, { pair, recording });
      open.delete(id);
    }
  }
  return pairs.flatMap(({ name }) => ended.get(name) ?? []);
}

/** Choices travel as blob metadata; a side-car of the recording's own goes before them. */
function toMetadata({
  locale,
  candidateLocales,
}: Pick<EvaluateOptions, 'locale' | 'candidateLocales'>): Record<string, string> {
  return {
    ...(locale !== undefined && { locale }),
    ...(candidateLocales && { candidateLocales: candidateLocales.join(',') }),
  };
}

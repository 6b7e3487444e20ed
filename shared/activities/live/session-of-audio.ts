import type { Layer, RecordingChoices } from '../../domain/choices';
import { sessionOfAudio } from '../../domain/live';
import type { LedgerRecord } from '../../domain/ledger';
import type { BlobName, Ports } from '../../ports';
import { inFlux, RACES } from '../races';

/** The live session whose audio a recording is, and what was chosen for both when it was opened. */
export interface SessionOfAudio {
  readonly live: string;
  readonly layer: Layer;
}

/** Finds it by metadata and place of the blob; `undefined` for any other recording. */
export async function findSessionOfAudio(
  { ledger }: Pick<Ports, 'ledger'>,
  blob: BlobName,
  metadata: Readonly<Record<string, string>>,
): Promise<SessionOfAudio | undefined> {
  const id = sessionOfAudio(blob, metadata);
  const record = id === undefined ? undefined : (await ledger.read(id))?.value;
  if (!record?.session?.record) return undefined;
  const source = { kind: 'session', name: `the live session ${record.id}` } as const;
  const layer = { source, choices: choicesFor(record), call: record.call ?? {} };
  return { live: record.id, layer };
}

/** How speakers are told apart is for the file to say, and hints for words may be beyond the service. */
function choicesFor({ choices = {} }: LedgerRecord): RecordingChoices {
  const { separation: _separation, maxSpeakers: _most, phrases: _phrases, ...rest } = choices;
  return rest;
}

/** Says on a live session which recording has its audio. */
export async function noteRecording(
  { ledger }: Pick<Ports, 'ledger'>,
  sessionId: string,
  recording: string,
): Promise<void> {
  for (let race = 0; race < RACES; race += 1) {
    const found = await ledger.read(sessionId);
    // One that is being deleted, or was, has no session any more.
    if (!found?.value.session || found.value.recording === recording) return;
    if (await ledger.replace({ ...found.value, recording }, found.tag)) return;
  }
  throw inFlux(sessionId);
}

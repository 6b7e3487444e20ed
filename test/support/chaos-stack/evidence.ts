import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { EMULATOR_KEY } from '../../../local/cosmos';
import {
  LOCAL_OPENAI_KEY,
  LOCAL_SPEECH_KEY,
  LOCAL_SPEECHMATICS_KEY,
  LOCAL_WEBHOOK_SECRET,
} from '../../../local/stack/app-environment';
import { ACCOUNT_KEY } from '../../../local/storage';
import { readDurableState, type DurableState } from './durable-state';
import { readDocuments } from './read-documents';
import { readSpeech, type SpeechEvidence } from './speech-evidence';
import type { ChaosSystem } from './system';

/** Parsed loosely: what the app writes is looked at with other eyes than its own. */
export const ledgerDocument = z.looseObject({
  id: z.string(),
  path: z.string(),
  version: z.string(),
  status: z.string(),
  attempts: z.number(),
  reason: z.object({ code: z.string(), message: z.string() }).nullish(),
  result: z
    .object({ version: z.string(), documentId: z.string(), transcriptPath: z.string() })
    .nullish(),
  untold: z.boolean().nullish(),
});
export type LedgerDocument = z.infer<typeof ledgerDocument>;
export const resultDocument = z.looseObject({
  id: z.string(),
  recordingId: z.string(),
  version: z.string(),
  transcript: z.looseObject({ path: z.string() }),
});
export const jobDocument = z.looseObject({ id: z.string(), state: z.string() });

const announcement = z.object({
  subject: z.string(),
  data: z.object({ version: z.string(), status: z.string() }),
});

/** Everything that can be known of a system from outside. */
export interface Evidence {
  readonly ledger: readonly LedgerDocument[];
  readonly results: readonly z.infer<typeof resultDocument>[];
  readonly jobs: readonly z.infer<typeof jobDocument>[];
  /** Paths of the recordings that are still there, with their container before. */
  readonly recordings: readonly string[];
  /** Paths of the transcripts. */
  readonly transcripts: readonly string[];
  /** Phrases of the transcripts. */
  readonly spoken: readonly string[];
  readonly speech: SpeechEvidence;
  readonly announced: {
    /** As `id version status`. */
    readonly ends: ReadonlySet<string>;
    readonly text: string;
  };
  readonly durable: DurableState;
  readonly log: string;
  /** Values that belong nowhere but into requests. */
  readonly secrets: readonly string[];
}

/** What a service has answered at once, until the transcript that is made of it is durable. */
const ANSWERS = 'answers/';

const transcript = z.object({ phrases: z.array(z.object({ text: z.string() })) });

export async function gather(system: ChaosSystem): Promise<Evidence> {
  const [ledger, results, jobs, { paths, spoken }] = await Promise.all([
    readDocuments(system, 'recordings'),
    readDocuments(system, 'results'),
    readDocuments(system, 'jobs'),
    readTranscripts(system),
  ]);
  return {
    ledger: ledger.map((document) => ledgerDocument.parse(document)),
    results: results.map((document) => resultDocument.parse(document)),
    jobs: jobs.map((document) => jobDocument.parse(document)),
    recordings: await readPaths(system),
    transcripts: paths,
    spoken,
    speech: await readSpeech(system),
    announced: await listen(system),
    durable: readDurableState(system.dataDirectory),
    log: readFileSync(system.logFile, 'utf8'),
    secrets: [
      'sig=',
      ACCOUNT_KEY,
      EMULATOR_KEY,
      LOCAL_SPEECH_KEY,
      LOCAL_SPEECHMATICS_KEY,
      LOCAL_OPENAI_KEY,
      LOCAL_WEBHOOK_SECRET,
    ],
  };
}

async function readTranscripts(
  system: ChaosSystem,
): Promise<{ paths: string[]; spoken: string[] }> {
  const container = system.blobs('transcripts');
  const paths: string[] = [];
  const spoken = new Set<string>();
  for await (const { name } of container.listBlobsFlat()) {
    paths.push(name);
    // The forms beside it are for readers.
    if (!name.endsWith('.json') || name.startsWith(ANSWERS)) continue;
    const bytes = await container.getBlobClient(name).downloadToBuffer();
    for (const { text } of transcript.parse(JSON.parse(bytes.toString('utf8'))).phrases) {
      spoken.add(text);
    }
  }
  return { paths, spoken: [...spoken] };
}

async function readPaths(system: ChaosSystem): Promise<string[]> {
  const paths: string[] = [];
  for (const container of ['recordings', 'archive']) {
    for await (const { name } of system.blobs(container).listBlobsFlat()) {
      paths.push(`${container}/${name}`);
    }
  }
  return paths;
}

async function listen({ listener }: ChaosSystem): Promise<Evidence['announced']> {
  for (let before = -1; before < listener.texts.length;) {
    before = listener.texts.length;
    await listener.takeAll();
  }
  const heard = listener.texts.map((text) => announcement.parse(JSON.parse(text)));
  return {
    ends: new Set(heard.map(({ subject, data }) => `${subject} ${data.version} ${data.status}`)),
    text: listener.texts.join('\n'),
  };
}

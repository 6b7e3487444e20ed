import { once } from 'node:events';
import { makeApp, makePorts } from '../../shared/composition';
import { parseSettings } from '../../shared/config/settings';
import type { Job } from '../../shared/domain/job';
import type { LedgerRecord } from '../../shared/domain/ledger';
import { recordingIdOf, versionOf } from '../../shared/domain/recording-id';
import type { Workflows } from '../../shared/ports';

/*
 * The process that is measured: the app itself, with one recording whose job has succeeded. Says
 * `ready`, waits for a word, takes the result from the download to the result document, says `done`.
 */

const RECORDING = { container: 'recordings', path: 'four-hours.wav' };

const NEVER = (): Promise<never> => Promise.reject(new Error('Nothing is started here.'));
const workflows: Workflows = {
  kickDispatch: NEVER,
  startJob: NEVER,
  transcriptionEnded: NEVER,
  lookAgain: NEVER,
  startDeletion: NEVER,
  startSummary: NEVER,
  startLive: NEVER,
  liveEnded: NEVER,
};

async function main(): Promise<void> {
  const settings = parseSettings(process.env);
  const ports = makePorts(settings);
  const { activities } = makeApp(settings, ports);
  const record = await seed(ports);
  const { id: recordingId, version, epoch, jobId = '' } = record;
  process.send?.('ready');
  await once(process, 'message');
  await activities.collectTranscripts({ jobId, page: null }, { workflows });
  await activities.summarizeRecording({ recordingId, version, epoch, jobId }, { workflows });
  process.send?.('done');
  await once(process, 'message');
}

async function seed(ports: ReturnType<typeof makePorts>): Promise<LedgerRecord> {
  const properties = await ports.recordings.properties(RECORDING);
  if (!properties) throw new Error('The recording has to be there.');
  const now = new Date().toISOString();
  const jobId = 'job-long';
  const profile = 'azure-speech;en-GB;channels;long;any';
  const [lane = ''] = ports.transcribers.lanes;
  const record: LedgerRecord = {
    id: recordingIdOf(RECORDING.container, RECORDING.path),
    schemaVersion: 1,
    ...RECORDING,
    version: versionOf(properties.etag),
    status: 'transcribing',
    sizeBytes: properties.sizeBytes,
    profile,
    priority: 'normal',
    epoch: 1,
    attempts: 1,
    jobId,
    notBefore: now,
    times: { landedAt: now },
  };
  const job: Job = {
    id: jobId,
    schemaVersion: 1,
    lane,
    profile,
    priority: 'normal',
    state: 'submitted',
    manifest: [{ ...RECORDING, recordingId: record.id, version: record.version, epoch: 1 }],
    audioSeconds: 4 * 3600,
    createdAt: now,
    providerJobId: 'provider-job',
  };
  await ports.ledger.create(record);
  await ports.jobs.create(job);
  return record;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);

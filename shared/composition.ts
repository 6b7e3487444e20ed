import { DefaultAzureCredential, type TokenCredential } from '@azure/identity';
import { makeActivities } from './activities';
import { makeTakeIn } from './activities/take-in-recording';
import { makeAzureBatchTranscriber } from './adapters/azure-speech/batch-transcriber';
import { makeSpeechHttp } from './adapters/azure-speech/http';
import { openStorage } from './adapters/blob/client';
import { makeBlobRecordings } from './adapters/blob/recordings';
import { makeBlobTranscripts } from './adapters/blob/transcripts';
import { openDatabase } from './adapters/cosmos/client';
import { makeCosmosJobs } from './adapters/cosmos/jobs';
import { makeCosmosLedger } from './adapters/cosmos/ledger';
import { makeCosmosResults } from './adapters/cosmos/results';
import { audioInspector } from './adapters/media/inspect-audio';
import { makeOpenAiSummarizer } from './adapters/openai/summarizer';
import { parseSettings, type Settings } from './config/settings';
import { makeHealth } from './operations/health';
import { makeRecordingView } from './operations/recording-view';
import { makeSweep } from './operations/sweep';
import { makeTranscriptionEnded } from './operations/transcription-ended';
import type { Ports } from './ports';

/** Containers of the Cosmos database; infra and local set-up make them with the same names. */
export const COSMOS_CONTAINERS = {
  ledger: 'recordings',
  results: 'results',
  jobs: 'jobs',
} as const;

export function makePorts(settings: Settings): Ports {
  const credential = once((): TokenCredential => new DefaultAzureCredential());
  const storage = openStorage(settings.recordings.connection, credential);
  const database = openDatabase(settings.cosmos, credential);
  const lane = new URL(settings.speech.endpoint).host;
  return {
    clock: { now: () => new Date() },
    ledger: makeCosmosLedger(database.container(COSMOS_CONTAINERS.ledger)),
    results: makeCosmosResults(database.container(COSMOS_CONTAINERS.results)),
    jobs: makeCosmosJobs(database.container(COSMOS_CONTAINERS.jobs)),
    recordings: makeBlobRecordings(storage, settings.recordings),
    transcripts: makeBlobTranscripts(storage, {
      container: settings.recordings.transcriptsContainer,
    }),
    inspector: audioInspector,
    transcriber: makeAzureBatchTranscriber(makeSpeechHttp(settings.speech, credential), { lane }),
    summarizer: makeOpenAiSummarizer(settings.openai, credential),
  };
}

/** The application over its ports: what the functions call. */
export function makeApp(settings: Settings, ports: Ports) {
  const { locale, candidateLocales, maxSpeakers, pollMinMs } = settings.speech;
  const { emptyGraceMs } = settings.recordings;
  const takeIn = makeTakeIn(ports, { locale, candidateLocales, maxSpeakers, emptyGraceMs });
  return {
    settings,
    workflowSettings: {
      gatherMs: settings.gatherMs,
      pollMinMs,
      deadlineMs: settings.jobDeadlineMs,
      summariesAtOnce: settings.summariesAtOnce,
    },
    takeIn,
    activities: makeActivities(ports, takeIn),
    sweep: makeSweep(ports, takeIn, settings),
    viewRecording: makeRecordingView(ports),
    health: makeHealth(ports),
    transcriptionEnded: makeTranscriptionEnded(ports, settings.speech),
  };
}

/**
 * The app of this process, made at the first call from the environment.
 *
 * @throws ConfigError listing every setting that has to be mended
 */
export const theApp = once(() => {
  const settings = parseSettings(process.env);
  return makeApp(settings, makePorts(settings));
});

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

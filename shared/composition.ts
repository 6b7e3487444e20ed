import { createHash } from 'node:crypto';
import { DefaultAzureCredential, type TokenCredential } from '@azure/identity';
import { makeActivities } from './activities';
import { makeAllowance } from './activities/allowance';
import { makeOperator } from './activities/operator';
import { makeTakeInAgain } from './activities/take-in-again';
import { makeTakeIn } from './activities/take-in';
import { makeAnnouncer } from './adapters/announce';
import { makeLanguagePersonalData } from './adapters/azure-language/personal-data';
import { makeBlobAnswers } from './adapters/blob/answers';
import { openStorage } from './adapters/blob/client';
import { makeBlobDeadLetters } from './adapters/blob/dead-letters';
import { makeBlobRecordings } from './adapters/blob/recordings';
import { makeBlobTranscripts } from './adapters/blob/transcripts';
import { openDatabase } from './adapters/cosmos/client';
import { makeCosmosControl } from './adapters/cosmos/control';
import { makeCosmosJobs } from './adapters/cosmos/jobs';
import { makeCosmosLedger } from './adapters/cosmos/ledger';
import { makeCosmosLivePhrases } from './adapters/cosmos/live-phrases';
import { makeCosmosResults } from './adapters/cosmos/results';
import { makeApi } from './adapters/functions/api';
import { makeCallerOf } from './adapters/functions/caller';
import { makeLiveProviders } from './adapters/live-tokens';
import { audioInspector } from './adapters/media/inspect-audio';
import { makeOpenAiSummarizer } from './adapters/openai/summarizer';
import { asStep, openTelemetry, watchedPorts } from './adapters/telemetry';
import { parseSettings, type Settings } from './config/settings';
import { hourPrices } from './composition/hour-prices';
import { transcribersOf } from './composition/transcribers';
import { makeBackfill } from './operations/backfill';
import { makeLive } from './operations/live';
import { makeOperating } from './operations/operating';
import { makeSweep } from './operations/sweep';
import { makeTranscriptionEnded } from './operations/transcription-ended';
import type { BlobName, Ports, Telemetry } from './ports';

/** Containers of the Cosmos database; infra and local set-up make them with the same names. */
export const COSMOS_CONTAINERS = {
  ledger: 'recordings',
  results: 'results',
  jobs: 'jobs',
  control: 'control',
  live: 'live',
} as const;

const credential = once((): TokenCredential => new DefaultAzureCredential());

export function makePorts(settings: Settings, telemetry?: Telemetry): Ports {
  const storage = openStorage(settings.recordings.connection, credential);
  const database = openDatabase(settings.cosmos, credential);
  const { container, transcriptsContainer } = settings.recordings;
  const { originalsContainer, language } = settings.redaction;
  const recordings = makeBlobRecordings(storage, settings.recordings);
  const origin = {
    containerUrl: storage.getContainerClient(container).url,
    recordingUrl: (blob: BlobName) => recordings.url(blob),
    transcriptUrl: (path: string) => recordings.url({ container: transcriptsContainer, path }),
  };
  const clock = { now: () => new Date() };
  const ports: Ports = {
    clock,
    ledger: makeCosmosLedger(database.container(COSMOS_CONTAINERS.ledger), {
      endedDays: settings.retention.document,
    }),
    results: makeCosmosResults(database.container(COSMOS_CONTAINERS.results)),
    jobs: makeCosmosJobs(database.container(COSMOS_CONTAINERS.jobs), {
      closedDays: settings.retention.jobDocument,
    }),
    control: makeCosmosControl(database.container(COSMOS_CONTAINERS.control)),
    liveProviders: makeLiveProviders(settings.live, clock),
    livePhrases: makeCosmosLivePhrases(database.container(COSMOS_CONTAINERS.live)),
    recordings,
    transcripts: makeBlobTranscripts(storage, { container: transcriptsContainer }),
    ...(originalsContainer !== undefined && {
      originals: makeBlobTranscripts(storage, { container: originalsContainer }),
    }),
    ...(language && { personalData: makeLanguagePersonalData(language, credential) }),
    inspector: audioInspector,
    transcribers: transcribersOf(settings, {
      credential,
      environment: environmentOf(settings),
      telemetry,
      answersOf: (provider) =>
        makeBlobAnswers(storage, { container: transcriptsContainer, provider }),
    }),
    summarizer: makeOpenAiSummarizer(settings.openai, credential, telemetry),
    deadLetters: makeBlobDeadLetters(storage, {
      container: settings.recordings.deadLettersContainer,
    }),
    ...(settings.announce && { announcer: makeAnnouncer(settings.announce, origin, credential) }),
  };
  return telemetry ? watchedPorts(ports, telemetry) : ports;
}

/** Tells this deployment's jobs from those of others that use the same Speech resource. */
function environmentOf({ cosmos, recordings }: Settings): string {
  const what = `${cosmos.endpoint} ${cosmos.database} ${recordings.container}`;
  return createHash('sha256').update(what).digest('hex').slice(0, 16);
}

/** The application over its ports: what the functions call. */
export function makeApp(settings: Settings, ports: Ports, telemetry?: Telemetry) {
  const { locale, candidateLocales, maxSpeakers, pollMinMs, residency } = settings.speech;
  const { emptyGraceMs, transcriptsContainer, deadLettersContainer } = settings.recordings;
  const { originalsContainer } = settings.redaction;
  const documentDays = settings.retention.document;
  const intake = {
    ...{ locale, candidateLocales, maxSpeakers, emptyGraceMs, residency, documentDays },
    ...settings.choices,
    summaryFields: Object.keys(settings.openai.summaries.fieldSets),
    prices: hourPrices(settings),
  };
  const takeIn = makeTakeIn(ports, intake);
  const takeInAgain = makeTakeInAgain(ports, intake);
  const allowance = makeAllowance(ports, settings.budgets);
  const operator = makeOperator(ports);
  const made = makeActivities(ports, takeIn, { ...settings, failOver: intake });
  const activities: typeof made = {
    ...made,
    summarizeRecording: asStep('summarize', made.summarizeRecording, telemetry),
  };
  return {
    settings,
    telemetry,
    workflowSettings: {
      gatherMs: settings.gatherMs,
      pollMinMs,
      deadlineMs: settings.jobDeadlineMs,
    },
    api: makeApi(settings.apiAccess),
    callerOf: makeCallerOf(settings.apiAccess),
    live: makeLive(ports, allowance, { ...intake, ...settings.live }),
    takeIn,
    activities,
    sweep: makeSweep(ports, takeIn, allowance, { ...settings, documentDays }, telemetry),
    backfill: makeBackfill(ports, {
      eventGraceMs: settings.eventGraceMs,
      ownContainers: [
        ...[transcriptsContainer, deadLettersContainer],
        ...(originalsContainer !== undefined ? [originalsContainer] : []),
      ],
    }),
    ...makeOperating(ports, { takeIn, takeInAgain, allowance, operator, telemetry }, settings),
    transcriptionEnded: makeTranscriptionEnded(ports),
  };
}

/**
 * The app of this process, made at the first call from the environment.
 *
 * @throws ConfigError listing every setting that has to be mended
 */
export const theApp = once(() => {
  const settings = parseSettings(process.env);
  const telemetry = telemetryOf(settings);
  return makeApp(settings, makePorts(settings, telemetry), telemetry);
});

/** `undefined` where there is no Application Insights. */
function telemetryOf({ telemetry, traceShare, prices }: Settings): Telemetry | undefined {
  if (!telemetry) return undefined;
  // Set before its SDK is loaded: no statistics about its use to Microsoft, no row for each sending.
  Object.assign(process.env, {
    APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
    APPLICATIONINSIGHTS_OPENTELEMETRY_RESOURCE_METRIC_DISABLED: 'true',
  });
  return openTelemetry({
    ...telemetry,
    ...(telemetry.withIdentity && { credential }),
    share: traceShare,
    prices,
    now: () => new Date(),
    warn: (message) => process.emitWarning(message),
  });
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

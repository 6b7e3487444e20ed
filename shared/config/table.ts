import { z } from 'zod';
import {
  integerBetween,
  locales,
  name,
  ncrontab,
  numberBetween,
  optional,
  required,
  residency,
  secret,
  several,
  text,
  url,
  withDefault,
  type Setting,
} from './setting';

const TABLE = {
  RECORDINGS_CONTAINER: withDefault(
    name,
    'recordings',
    'Container that recordings are dropped into.',
  ),
  TRANSCRIPTS_CONTAINER: withDefault(
    name,
    'transcripts',
    'Container that transcripts are written to.',
  ),
  DEAD_LETTERS_CONTAINER: withDefault(
    name,
    'dead-letters',
    'Container that events go to which nobody took, and landings that failed again and again.',
  ),
  RECORDINGS_ACCESS: withDefault(
    z.enum(['sas', 'identity']),
    'sas',
    'How the speech service reads a recording: "sas" by a signed link, "identity" by its own managed identity.',
  ),
  EMPTY_BLOB_GRACE_SECONDS: withDefault(
    integerBetween(1, 86_400),
    '600',
    'How long an empty blob may wait for its content before it is rejected.',
  ),
  COSMOS_ENDPOINT: required(
    url,
    'https://account.documents.azure.com',
    'Endpoint of the Cosmos DB account.',
  ),
  COSMOS_KEY: secret("Key of the Cosmos DB account; leave it out to use the app's identity."),
  COSMOS_DATABASE: withDefault(text, 'callscribe', 'Name of the database.'),
  SPEECH_ENDPOINT: required(
    several(url),
    'https://name.cognitiveservices.azure.com',
    'Endpoint of the Azure Speech resource; with an identity it must be the custom subdomain. Several, separated by commas, share the jobs: each in a region of its own.',
  ),
  SPEECH_KEY: {
    ...secret(
      "Key of the Speech resource, or of several in the same order, separated by commas; leave it out to use the app's identity.",
    ),
    schema: several(text),
  },
  SPEECH_RESIDENCY: withDefault(
    residency,
    '{}',
    'Where audio may go: JSON of prefixes (container/path) with the host names of the Speech resources that may have what lies below; what fits none may go to any.',
  ),
  SPEECH_LOCALES: withDefault(
    locales,
    'en-US',
    'Locale of the recordings; several, separated by commas, when the language is to be identified among them.',
  ),
  SPEECH_MAX_SPEAKERS: withDefault(
    integerBetween(2, 35),
    '2',
    'Most speakers to tell apart in a recording with one channel.',
  ),
  SPEECH_POLL_MIN_SECONDS: withDefault(
    integerBetween(1, 3600),
    '60',
    'Shortest time between two status checks of a job; Azure asks for a minute or more.',
  ),
  SPEECH_WEBHOOK_SECRET: secret(
    "Secret that signs the Speech service's webhook calls; without it webhooks are refused and polling serves.",
  ),
  OPENAI_BASE_URL: required(
    url,
    'https://name.openai.azure.com/openai/v1',
    'Base URL of an OpenAI-compatible service: Azure OpenAI (ends in /openai/v1), OpenAI, or one of your own.',
  ),
  OPENAI_API_KEY: secret("Key of the model service; leave it out to use the app's identity."),
  OPENAI_MODEL: required(text, 'gpt-4.1-mini', 'Model, or in Azure the name of the deployment.'),
  OPENAI_TIMEOUT_SECONDS: withDefault(
    integerBetween(1, 600),
    '120',
    'How long one call of the model may take.',
  ),
  SWEEP_SCHEDULE: withDefault(
    ncrontab,
    '0 * * * * *',
    'When the sweep puts what was lost or left behind on its way again (NCRONTAB, seconds first).',
  ),
  GATHER_SECONDS: withDefault(
    numberBetween(0, 60),
    '1',
    'How long a free lane waits for more recordings before a job is made.',
  ),
  JOB_DEADLINE_HOURS: withDefault(
    numberBetween(0.01, 168),
    '26',
    'How long a transcription job may take; Azure promises an end within about 24 hours.',
  ),
  EVENT_GRACE_SECONDS: withDefault(
    integerBetween(0, 86_400),
    '120',
    'How long a blob may be there before its event counts as lost and the sweep takes it in.',
  ),
  JOB_AUDIO_HOURS: withDefault(
    numberBetween(0.1, 10_000),
    '200',
    'Most audio in one job: it holds its Speech resource for as long as that takes.',
  ),
  BACKFILL_JOB_AUDIO_HOURS: withDefault(
    numberBetween(0.1, 10_000),
    '20',
    'Most audio in one job of an archive: what lands today waits for no more than that.',
  ),
  DAILY_AUDIO_HOURS: withDefault(
    numberBetween(0, 1_000_000),
    '0',
    'Most audio that is submitted a day (UTC); what is over it is parked until the next. 0 for no bound.',
  ),
  DAILY_TOKENS: withDefault(
    integerBetween(0, 1_000_000_000_000),
    '0',
    'Most tokens of the model that are reserved a day (UTC), prompt and longest answer; 0 for no bound.',
  ),
  MODEL_REQUESTS_PER_MINUTE: withDefault(
    integerBetween(0, 1_000_000),
    '0',
    "The model's limit of requests a minute, which all instances keep together; 0 where it is not known.",
  ),
  MODEL_TOKENS_PER_MINUTE: withDefault(
    integerBetween(0, 1_000_000_000),
    '0',
    "The model's limit of tokens a minute, which all instances keep together; 0 where it is not known.",
  ),
  SUMMARIES_AT_ONCE: withDefault(
    integerBetween(1, 1000),
    '16',
    'How many summaries are made at the same time, over all jobs and instances.',
  ),
  ANNOUNCE_QUEUE: optional(
    name,
    'announcements',
    "Storage queue in the recordings' account that gets a CloudEvents message when a recording ends.",
  ),
  ANNOUNCE_TOPIC_ENDPOINT: optional(
    url,
    'https://name.westeurope-1.eventgrid.azure.net/api/events',
    'Endpoint of an Event Grid topic (input schema CloudEvents 1.0) that gets these messages instead of a queue.',
  ),
  ANNOUNCE_TOPIC_KEY: secret(
    "Key of that Event Grid topic; leave it out to use the app's identity.",
  ),
  JOB_DOCUMENT_DAYS: withDefault(
    integerBetween(2, 3650),
    '30',
    'How long the document of a finished job is kept; it names recordings.',
  ),
  HISTORY_DAYS: withDefault(
    integerBetween(1, 3650),
    '14',
    'How long the history of a finished orchestration is kept.',
  ),
  HISTORY_SCHEDULE: withDefault(
    ncrontab,
    '0 30 3 * * *',
    'When older histories are purged (NCRONTAB, seconds first).',
  ),
  SOFT_DELETE_DAYS: withDefault(
    integerBetween(0, 365),
    '7',
    "Days of soft delete of the recordings' storage account, for the receipt of a deletion.",
  ),
  COSMOS_BACKUP_DAYS: withDefault(
    integerBetween(0, 365),
    '30',
    'Days that backups of the Cosmos DB account reach back, for the receipt of a deletion.',
  ),
  TELEMETRY_DAYS: withDefault(
    integerBetween(0, 4383),
    '30',
    'Days that the workspace keeps telemetry, for the receipt of a deletion.',
  ),
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof TABLE;

type Absent<N extends SettingName> = (typeof TABLE)[N] extends
  { required: true } | { default: string }
  ? never
  : undefined;

/** The parsed value of each setting. */
export type SettingValues = {
  [N in SettingName]: z.output<(typeof TABLE)[N]['schema']> | Absent<N>;
};

/** Every setting that the app reads, apart from the storage connection and the Functions host's own. */
export const SETTINGS: Readonly<Record<SettingName, Setting>> = TABLE;

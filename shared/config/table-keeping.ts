import {
  integerBetween,
  name,
  ncrontab,
  numberBetween,
  optional,
  secret,
  url,
  withDefault,
  type Setting,
} from './setting';

/** Who is told, and how long what is kept. */
export const KEEPING = {
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
  DOCUMENT_DAYS: withDefault(
    integerBetween(0, 3650),
    '0',
    'How long the document of a recording is kept on the ledger after its end; 0 for ever. Older recordings in the container are then no longer looked for.',
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
  OTEL_TRACES_SAMPLER_ARG: withDefault(
    numberBetween(0, 1),
    '1',
    'Share of traces that Application Insights gets, 1 for all; a recording that failed or was rejected is always told of, and metrics count everything.',
  ),
} as const satisfies Readonly<Record<string, Setting>>;

import {
  integerBetween,
  ncrontab,
  numberBetween,
  price,
  withDefault,
  type Setting,
} from './setting';

/** When, how much at a time, and what it may cost. */
export const WORK = {
  SWEEP_SCHEDULE: withDefault(
    ncrontab,
    '0 */5 * * * *',
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
  PRICE_SPEECH_HOUR: withDefault(
    price,
    '0',
    'List price of an hour of transcription (USD), for the estimate of costs; 0 where it is not known.',
  ),
  PRICE_MODEL_INPUT_MILLION: withDefault(
    price,
    '0',
    'List price of a million tokens that the model reads (USD); 0 where it is not known.',
  ),
  PRICE_MODEL_OUTPUT_MILLION: withDefault(
    price,
    '0',
    'List price of a million tokens that the model writes (USD); 0 where it is not known.',
  ),
} as const satisfies Readonly<Record<string, Setting>>;

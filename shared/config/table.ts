import { z } from 'zod';

/** One row of the settings table; the README's table is made from it and a test compares them. */
export interface Setting<S extends z.ZodType = z.ZodType> {
  readonly schema: S;
  readonly required: boolean;
  readonly default?: string;
  /** Optional ones may be set to nothing in local.settings.json. */
  readonly blankMeansAbsent?: true;
  readonly example: string;
  /** What it is, in one sentence. */
  readonly help: string;
  readonly secret?: true;
}

const name = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{1,61})[a-z0-9]$/, '3 to 63 lower-case letters, digits and hyphens');
const url = z
  .url({ protocol: /^https?$/, error: 'not an http(s) URL' })
  .transform((value) => value.replace(/\/+$/, ''));
const text = z.string();
const numberBetween = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'not a number')
    .transform(Number)
    .pipe(z.number().min(least, `less than ${least}`).max(most, `more than ${most}`));
const integerBetween = (least: number, most: number) =>
  numberBetween(least, most).pipe(z.number().int('not a whole number'));
const locales = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .pipe(
    z
      .array(z.string().regex(/^[a-z]{2,3}-[A-Za-z0-9-]{2,}$/, 'not a list of locales like en-GB'))
      .min(1)
      .max(10, 'more than 10 locales'),
  );

const required = <S extends z.ZodType>(schema: S, example: string, help: string) => ({
  schema,
  required: true as const,
  example,
  help,
});
const withDefault = <S extends z.ZodType>(schema: S, value: string, help: string) => ({
  schema,
  required: false as const,
  default: value,
  blankMeansAbsent: true as const,
  example: value,
  help,
});
const secret = (help: string) => ({
  schema: text,
  required: false as const,
  blankMeansAbsent: true as const,
  example: '(a secret)',
  help,
  secret: true as const,
});

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
    url,
    'https://name.cognitiveservices.azure.com',
    'Endpoint of the Azure Speech resource; with an identity it must be the custom subdomain.',
  ),
  SPEECH_KEY: secret("Key of the Speech resource; leave it out to use the app's identity."),
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
    text.regex(/^(\S+\s+){5}\S+$/, 'not a six-field NCRONTAB expression'),
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
  SUMMARIES_AT_ONCE: withDefault(
    integerBetween(1, 50),
    '8',
    'How many summaries of one job are made at the same time.',
  ),
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof TABLE;

type Absent<N extends SettingName> = (typeof TABLE)[N] extends { secret: true } ? undefined : never;

/** The parsed value of each setting. */
export type SettingValues = {
  [N in SettingName]: z.output<(typeof TABLE)[N]['schema']> | Absent<N>;
};

/** Every setting that the app reads, apart from the storage connection and the Functions host's own. */
export const SETTINGS: Readonly<Record<SettingName, Setting>> = TABLE;

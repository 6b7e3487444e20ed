import * as z from 'zod';
import {
  integerBetween,
  locales,
  name,
  required,
  residency,
  secret,
  several,
  text,
  url,
  withDefault,
  type Setting,
} from './setting';

/** What the app works with, where it is, and how to get in. */
export const SERVICES = {
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
    'Where audio may go: JSON of prefixes (container/path) with the host names of the services that may have what lies below; what fits none may go to any.',
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
  API_ACCESS: withDefault(
    z.enum(['key', 'sign-in']),
    'key',
    'Who may call the HTTP API: "key" whoever has a function key, "sign-in" whom App Service authentication lets through; only for a deployment where that is on.',
  ),
} as const satisfies Readonly<Record<string, Setting>>;

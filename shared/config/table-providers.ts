import * as z from 'zod';
import { integerBetween, optional, secret, text, url, withDefault, type Setting } from './setting';

/** Services that transcribe recordings, by their names on the ledger. */
export const PROVIDER_NAMES = ['azure-speech', 'azure-fast', 'speechmatics', 'openai'] as const;

export type ProviderName = (typeof PROVIDER_NAMES)[number];

const providers = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .pipe(z.array(z.enum(PROVIDER_NAMES, `not among ${PROVIDER_NAMES.join(', ')}`)).min(1))
  .refine((names) => new Set(names).size === names.length, 'names a service twice');

const way = z.enum(['link', 'upload']);

/** Which services transcribe recordings, and what the others than Azure's batch need. */
export const PROVIDER_ROWS = {
  PROVIDERS: withDefault(
    providers,
    'azure-speech',
    'Services that transcribe recordings, in order of preference: azure-speech, azure-fast, speechmatics, openai (docs/vendors.md).',
  ),
  SPEECHMATICS_ENDPOINT: withDefault(
    url,
    'https://eu1.asr.api.speechmatics.com/v2',
    'Speechmatics batch service, with its version; the region decides where audio goes.',
  ),
  SPEECHMATICS_API_KEY: secret('API key of Speechmatics, for recordings and for live keys.'),
  SPEECHMATICS_MODEL: withDefault(
    z.enum(['enhanced', 'standard']),
    'enhanced',
    'Operating point of Speechmatics: enhanced is the more accurate, standard the cheaper.',
  ),
  SPEECHMATICS_AUDIO: withDefault(
    way,
    'link',
    'How Speechmatics gets a recording: "link" by a signed URL, "upload" sent by the app, for storage that is private.',
  ),
  SPEECHMATICS_AT_ONCE: withDefault(
    integerBetween(1, 500),
    '20',
    'Jobs at Speechmatics at a time, a recording each.',
  ),
  SPEECHMATICS_CALLBACK_URL: optional(
    url,
    'https://app.azurewebsites.net/api/webhooks/speechmatics',
    'Where Speechmatics says that a job is over; without it polling serves.',
  ),
  SPEECHMATICS_CALLBACK_SECRET: secret(
    'What Speechmatics has to send with those calls; goes with the URL.',
  ),
  FAST_AUDIO: withDefault(
    way,
    'upload',
    'How Azure fast transcription gets a recording: "upload" sent by the app, "link" by a signed URL.',
  ),
  FAST_AT_ONCE: withDefault(
    integerBetween(1, 500),
    '4',
    'Recordings in fast transcription at a time, for each Speech resource.',
  ),
  FAST_MOST_MB: withDefault(
    integerBetween(1, 500),
    '250',
    'Largest recording for fast transcription (MB); the pages of the service disagree, this is the lowest.',
  ),
  FAST_MOST_MINUTES: withDefault(
    integerBetween(1, 300),
    '120',
    'Longest recording for fast transcription (minutes), for the same reason.',
  ),
  TRANSCRIPTION_BASE_URL: optional(
    url,
    'https://api.openai.com/v1',
    "Base URL of a service with OpenAI's audio/transcriptions: OpenAI, Azure OpenAI, or a Whisper server of your own.",
  ),
  TRANSCRIPTION_API_KEY: secret(
    "Key of that service; leave it out to use the app's identity (Azure OpenAI).",
  ),
  TRANSCRIPTION_MODEL: withDefault(
    text,
    'whisper-1',
    'Model of that service, or in Azure the name of the deployment.',
  ),
  TRANSCRIPTION_AT_ONCE: withDefault(
    integerBetween(1, 500),
    '2',
    'Recordings at that service at a time.',
  ),
} as const satisfies Readonly<Record<string, Setting>>;

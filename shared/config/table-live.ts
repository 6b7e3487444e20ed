import * as z from 'zod';
import { numberBetween, optional, secret, url, withDefault, type Setting } from './setting';

/** Services that can transcribe live, by their names. */
export const LIVE_NAMES = ['azure-speech', 'speechmatics'] as const;

const providers = z
  .string()
  .transform((value) => [...new Set(value.split(',').map((part) => part.trim()))])
  .pipe(z.array(z.enum(LIVE_NAMES, `not among ${LIVE_NAMES.join(', ')}`)).min(1));

const webSocketUrl = z
  .url({ protocol: /^wss?$/, error: 'not a ws(s) URL' })
  .transform((value) => value.replace(/\/+$/, ''));

/** Live mode: whom clients stream to, and how long a session may be. */
export const LIVE_ROWS = {
  LIVE_PROVIDERS: optional(
    providers,
    'azure-speech,speechmatics',
    'Services for live transcription, in order of preference: azure-speech, speechmatics; without it live mode is off (docs/live.md).',
  ),
  LIVE_SPEECH_ENDPOINT: optional(
    url,
    'https://name.cognitiveservices.azure.com',
    'Custom subdomain of an Azure Speech resource that is there for live sessions and nothing else.',
  ),
  LIVE_SPEECH_KEY: secret(
    'Key of that resource: its token service takes nothing else. Clients get tokens of ten minutes made of it, never the key.',
  ),
  SPEECHMATICS_LIVE_ENDPOINT: withDefault(
    webSocketUrl,
    'wss://eu.rt.speechmatics.com/v2',
    "WebSocket URL of Speechmatics' real-time service; the region decides where audio goes.",
  ),
  SPEECHMATICS_KEYS_ENDPOINT: withDefault(
    url,
    'https://mp.speechmatics.com/v1',
    'Where temporary keys of Speechmatics are made, of minutes and for real time alone.',
  ),
  LIVE_IDLE_MINUTES: withDefault(
    numberBetween(0.1, 120),
    '10',
    'A live session from which nothing has come for so long ends with what it has.',
  ),
  LIVE_MOST_HOURS: withDefault(
    numberBetween(0.01, 48),
    '8',
    'How long a live session may be; then it ends with what it has.',
  ),
} as const satisfies Readonly<Record<string, Setting>>;

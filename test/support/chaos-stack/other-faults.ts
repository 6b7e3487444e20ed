import type { Fault as OpenAiFault } from '../../../local/openai/faults/fault';
import type { StorageFault } from '../../../local/storage';
import type { ChaosFault, Cost } from './fault';

const RECORDINGS = '/devstoreaccount1/recordings/';
const TRANSCRIPTS = '/devstoreaccount1/transcripts/';

/** What the app and its host ask of storage. */
const ASKED = [
  ['blob', 'HEAD', RECORDINGS],
  ['blob', 'GET', RECORDINGS],
  ['blob', 'PUT', TRANSCRIPTS],
  ['blob', 'GET', TRANSCRIPTS],
  ['queue', 'POST', '/messages'],
  ['queue', 'GET', '/messages'],
  ['queue', 'DELETE', '/messages'],
] as const;

const ANSWERS = {
  '503': { status: 503 },
  '500': { status: 500, code: 'InternalError' },
  'cut before': { cut: 'before' },
  'cut after': { cut: 'after' },
} as const;

const storage = (name: string, fault: StorageFault): ChaosFault => ({
  service: 'storage',
  name: `storage ${name}`,
  fault,
});

export const STORAGE_FAULTS: readonly ChaosFault[] = [
  ...ASKED.flatMap(([service, method, path]) =>
    Object.entries(ANSWERS).map(([name, action]) =>
      storage(`${service} ${method} ${path} ${name}`, { service, method, path, action }),
    ),
  ),
  ...[RECORDINGS, TRANSCRIPTS].map((path) =>
    storage(`blob GET ${path} truncated`, {
      service: 'blob',
      method: 'GET',
      path,
      action: { truncate: true },
    }),
  ),
];

const model = (name: string, action: OpenAiFault['action'], cost: Cost = {}): ChaosFault => ({
  service: 'openai',
  name: `model ${name}`,
  fault: { action },
  ...cost,
});

export const MODEL_FAULTS: readonly ChaosFault[] = [
  model('429', { status: 429 }),
  model('429 with retry-after-ms', { status: 429, retryAfterMs: 300 }),
  model('429 with retry-after', { status: 429, retryAfterSeconds: 1 }),
  model('500', { status: 500 }),
  model('503', { status: 503 }),
  model('401', { status: 401 }),
  model('400', { status: 400 }, { fails: true }),
  model('slower than the time-out', { delayMs: 3000 }, { wastes: true }),
  model('cut before', { cut: 'before' }),
  model('cut after', { cut: 'after' }, { wastes: true }),
  model('malformed', { malformed: true }, { wastes: true }),
  model('truncated', { truncate: true }, { wastes: true }),
  model('refusal', { refusal: 'I would rather not.' }),
  // It is asked once more, for a shorter one.
  model('cut off by its length', { finishReason: 'length' }, { wastes: true }),
  model('stopped by the filter', { finishReason: 'content_filter' }),
  model('prompt refused by the filter', { contentFilterPrompt: true }),
  model('not what was asked for', { content: '{"nonsense":true}' }, { wastes: true }),
  model('no JSON', { content: 'Here is your summary:' }, { wastes: true }),
];

export const EVENT_FAULTS: readonly ChaosFault[] = [
  { service: 'eventgrid', name: 'event lost', fault: { action: { drop: true } } },
  { service: 'eventgrid', name: 'event thrice', fault: { action: { duplicate: 3 } } },
  { service: 'eventgrid', name: 'event late', fault: { action: { delayMs: 900 } } },
];

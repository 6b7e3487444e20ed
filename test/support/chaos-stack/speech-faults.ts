import type { Fault } from '../../../local/speech';
import type { ChaosFault, Cost } from './fault';

const OPERATIONS = ['submit', 'get', 'files', 'result', 'delete', 'list'] as const;

/** Answers that every operation may give. */
export const ANSWERS = {
  '429': { status: 429 },
  '429 with Retry-After': { status: 429, retryAfter: 3 },
  '500': { status: 500 },
  '503': { status: 503 },
  '503 with Retry-After': { status: 503, retryAfter: 3 },
  '401': { status: 401 },
  'cut before': { cut: 'before' },
  'cut after': { cut: 'after' },
  malformed: { malformed: true },
  truncated: { truncate: true },
} as const;

const speech = (name: string, fault: Fault, cost: Cost = {}): ChaosFault => ({
  service: 'speech',
  name: `speech ${name}`,
  fault,
  ...cost,
});

const refusal = { code: 'FluxCapacitor', message: 'A code that nobody has heard of.' };

/** Everything that the Speech service may do, apart from what it is asked for. */
export const SPEECH_FAULTS: readonly ChaosFault[] = [
  ...OPERATIONS.flatMap((operation) =>
    Object.entries(ANSWERS).map(([name, action]) =>
      speech(`${operation} ${name}`, { operation, action }),
    ),
  ),
  speech('result link expired', { operation: 'result', action: { status: 403 } }),
  speech('job not found', { operation: 'get', action: { status: 404 } }),
  speech(
    'submit refused with an unknown code',
    { operation: 'submit', action: { status: 400, body: refusal } },
    { fails: true },
  ),
  speech('unknown job status', { job: 'status', status: 'Paused' }, { fails: true }),
  speech(
    'job failed in passing',
    { job: 'fail', code: 'InternalServerError', message: 'Oops.' },
    { repeats: true },
  ),
  speech('job failed with an unknown code', { job: 'fail', ...refusal }, { fails: true }),
  speech(
    'file failed in passing',
    { file: 'spoken', errorKind: 'Timeout', errorMessage: 'Slow.' },
    { repeats: true },
  ),
  speech(
    'file failed with an unknown code',
    { file: 'spoken', errorKind: refusal.code, errorMessage: refusal.message },
    { fails: true },
  ),
  speech('webhook lost', { operation: 'notification', action: { drop: true } }),
  speech('webhook twice', { operation: 'notification', action: { duplicate: true } }),
  speech('webhook late', { operation: 'notification', action: { delayMs: 1500 } }),
];

import { ServiceError, type Verdict } from '../../../shared/domain/errors';

/** How a service can fail a call. */
export type FaultKind = 'throttled' | 'busy' | 'unsure' | 'blocked';

export const FAULT_KINDS: readonly FaultKind[] = ['throttled', 'busy', 'unsure', 'blocked'];

/** Which service stands behind a port, as its adapter names it. */
const SERVICES: Readonly<Record<string, string>> = {
  recordings: 'Storage',
  transcripts: 'Storage',
  transcribers: 'Speech service',
  summarizer: 'Model service',
  workflows: 'Durable Functions',
};
const DATABASE = 'Cosmos DB';

const ANSWERS: Readonly<
  Record<FaultKind, { verdict: Verdict; text: string; retryAfterMs?: number; status?: number }>
> = {
  throttled: { verdict: 'later', text: '429, come back later.', retryAfterMs: 20_000, status: 429 },
  busy: { verdict: 'later', text: '503, busy.', status: 503 },
  unsure: { verdict: 'unsure', text: 'the connection was cut.' },
  blocked: { verdict: 'blocked', text: '401, the key is wrong.', status: 401 },
};

/** The service behind a call such as `ledger.claim`; ports that are not listed are documents. */
export function serviceOf(what: string): string {
  return SERVICES[what.split('.')[0] ?? ''] ?? DATABASE;
}

/** What an adapter makes of such a failure of the call `what`. */
export function faultOf(what: string, kind: FaultKind): ServiceError {
  const { text, ...details } = ANSWERS[kind];
  return new ServiceError(serviceOf(what), `chaos_${kind}`, `${what}: ${text}`, details);
}

/** Computing, not calling: what no service can refuse. */
export function isService(what: string): boolean {
  return !what.startsWith('inspector.');
}

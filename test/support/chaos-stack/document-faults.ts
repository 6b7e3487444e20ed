import type { FaultPlan } from '../../../local/cosmos';
import type { ChaosFault, Cost } from './fault';

/** What the app asks of each container. */
const ASKED = [
  ['create', 'recordings'],
  ['read', 'recordings'],
  ['patch', 'recordings'],
  ['replace', 'recordings'],
  ['query', 'recordings'],
  ['create', 'results'],
  ['read', 'results'],
  ['create', 'jobs'],
  ['read', 'jobs'],
  ['patch', 'jobs'],
  ['query', 'jobs'],
  ['create', 'control'],
  ['read', 'control'],
  ['replace', 'control'],
] as const;

const ANSWERS = {
  '429': { status: 429, retryAfterMs: 300 },
  '449': { status: 449 },
  '408': { status: 408 },
  '503': { status: 503 },
  '500': { status: 500 },
  'cut before': { cut: 'before' },
  'cut after': { cut: 'after' },
  malformed: { malformed: true },
  truncated: { truncate: true },
} as const;

/** Operations to which Cosmos DB answers 413 when a document is full. */
const GROWING: readonly string[] = ['create', 'patch', 'replace'];

const cosmos = (
  operation: FaultPlan['operation'],
  container: string,
  [name, action]: [string, FaultPlan['action']],
  cost: Cost = {},
): ChaosFault => ({
  service: 'cosmos',
  name: `cosmos ${operation} ${container} ${name}`,
  fault: { operation, container, action },
  // The answer of the model is gone when its result could not be written.
  ...(container === 'results' && operation === 'create' && { wastes: true }),
  ...cost,
});

/** Everything that Cosmos DB may do, apart from what it is asked for. */
export const DOCUMENT_FAULTS: readonly ChaosFault[] = ASKED.flatMap(([operation, container]) => [
  ...Object.entries(ANSWERS).map((answer) => cosmos(operation, container, answer)),
  ...(GROWING.includes(operation)
    ? [cosmos(operation, container, ['full', { status: 413 }], { fails: true })]
    : []),
]);

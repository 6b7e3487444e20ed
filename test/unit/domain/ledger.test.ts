import {
  canGo,
  requeued,
  statusesBefore,
  TERMINAL,
  withNewVersion,
  type Status,
} from '../../../shared/domain/ledger';
import { aClaimedRecord, aRecord } from '../../support/app/builders';

const STATUSES: readonly Status[] = [
  'queued',
  'claimed',
  'transcribing',
  'transcribed',
  'completed',
  'rejected',
  'failed',
  'parked',
  'deleting',
  'deleted',
];

/** Every step there is, apart from staying. Read: from, then where to. */
const STEPS: Readonly<Record<Status, readonly Status[]>> = {
  queued: ['claimed', 'rejected', 'failed', 'parked', 'deleting'],
  claimed: ['queued', 'transcribing', 'rejected', 'failed', 'parked', 'deleting'],
  transcribing: ['queued', 'transcribed', 'rejected', 'failed', 'parked', 'deleting'],
  transcribed: ['queued', 'completed', 'failed', 'parked', 'deleting'],
  completed: ['queued', 'deleting'],
  rejected: ['queued', 'deleting'],
  failed: ['queued', 'deleting'],
  parked: ['queued', 'transcribing', 'transcribed', 'completed', 'failed', 'deleting'],
  deleting: ['deleted'],
  deleted: ['queued'],
};

const PAIRS = STATUSES.flatMap((from) => STATUSES.map((to) => [from, to] as const));

describe('canGo', () => {
  it.each(PAIRS)('from %s to %s', (from, to) => {
    expect(canGo(from, to)).toBe(from === to || STEPS[from].includes(to));
  });

  it('leads from everywhere to an end, and from an end only to a new start or out', () => {
    for (const status of TERMINAL.filter((one) => one !== 'deleted')) {
      expect(STEPS[status]).toEqual(['queued', 'deleting']);
    }
    for (const status of STATUSES.filter((one) => one !== 'deleting' && !TERMINAL.includes(one))) {
      expect(canGo(status, 'failed')).toBe(true);
    }
  });

  it('leads from everywhere into deletion, and from there nowhere else', () => {
    for (const status of STATUSES.filter((one) => one !== 'deleted')) {
      expect(canGo(status, 'deleting')).toBe(true);
    }
    expect(STATUSES.filter((to) => canGo('deleting', to))).toEqual(['deleting', 'deleted']);
    expect(TERMINAL).toContain('deleted');
    expect(TERMINAL).not.toContain('deleting');
  });
});

describe('statusesBefore', () => {
  it.each(STATUSES)('names all statuses that lead to %s, itself included', (to) => {
    const before = STATUSES.filter((from) => from === to || STEPS[from].includes(to));
    expect(statusesBefore(to).toSorted()).toEqual(before.toSorted());
  });
});

describe('withNewVersion', () => {
  const result = { version: 'old', documentId: 'd', transcriptPath: 'p' };

  it('starts afresh under a new epoch, so that the old owner can write no more', () => {
    const old = aClaimedRecord('job-1', { epoch: 4, attempts: 2, status: 'transcribing' });
    const renewed = withNewVersion(old, aRecord({ version: 'new' }));
    expect(renewed).toEqual({ ...aRecord({ version: 'new' }), epoch: 5 });
  });

  it('keeps the old result, title and summary until there are new ones', () => {
    const old = aRecord({ status: 'completed', result, title: 'Old title', summary: 'Old.' });
    const renewed = withNewVersion(old, aRecord({ version: 'new' }));
    expect(renewed).toMatchObject({ result, title: 'Old title', summary: 'Old.', version: 'new' });
  });
});

describe('requeued', () => {
  it('takes job, claim and reason away and raises the epoch', () => {
    const claimed = aClaimedRecord('job-1', { reason: { code: 'c', message: 'm' } });
    expect(requeued(claimed)).toEqual(aRecord({ epoch: 2, attempts: 1 }));
  });
});

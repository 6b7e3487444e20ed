import { markedForDeletion, tombstone } from '../../../shared/domain/deletion';
import { aClaimedRecord, NOW } from '../../support/app/builders';

const LATER = '2026-03-02T10:00:00.000Z';

/** Everything that a record may carry and that speaks of a person. */
const FULL = aClaimedRecord('job-1', {
  path: 'march/Anna Smith.wav',
  title: 'Lost bank card',
  summary: 'A customer reports a lost card.',
  reason: { code: 'c', message: 'm' },
  result: { version: 'v', documentId: 'd', transcriptPath: 'p' },
  untold: true,
});

describe('the document of a recording on its way out', () => {
  it('has no words, no owner and a new epoch as soon as it is marked', () => {
    const marked = markedForDeletion(FULL, NOW, ['job-1']);
    expect(marked).toStrictEqual({
      id: FULL.id,
      schemaVersion: 1,
      container: 'recordings',
      path: 'march/Anna Smith.wav',
      version: FULL.version,
      status: 'deleting',
      sizeBytes: FULL.sizeBytes,
      profile: FULL.profile,
      priority: 'normal',
      epoch: 2,
      attempts: 1,
      notBefore: NOW,
      times: { landedAt: FULL.times.landedAt },
      deletion: { requestedAt: NOW, jobIds: ['job-1'] },
    });
  });

  it('names no jobs where none has the recording', () => {
    expect(markedForDeletion(FULL, NOW, []).deletion).toStrictEqual({ requestedAt: NOW });
  });

  it('loses its path in the end and keeps what the receipt says', () => {
    const marked = markedForDeletion(FULL, NOW, ['job-1']);
    const left = tombstone(marked, LATER);
    expect(left).toMatchObject({
      status: 'deleted',
      path: '',
      sizeBytes: 0,
      epoch: 3,
      deletion: { requestedAt: NOW, jobIds: ['job-1'], completedAt: LATER },
    });
    expect(JSON.stringify(left)).not.toContain('Anna');
  });
});

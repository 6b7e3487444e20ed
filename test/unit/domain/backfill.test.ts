import {
  backfillIdOf,
  BEGINNING,
  isBackfillId,
  MOST_FAILURES,
  NO_COUNTS,
  withPage,
  type BackfillPage,
  type BackfillPause,
} from '../../../shared/domain/backfill';

const BUSY: BackfillPause = { kind: 'later', reason: { code: 'busy', message: 'Busy.' } };

function aPage(changes: Partial<BackfillPage> = {}): BackfillPage {
  return { counts: NO_COUNTS, failures: [], next: 'page-2', pause: null, ...changes };
}

function aFailure(path: string) {
  return { path, reason: { code: 'storage_409', message: 'Archived.' } };
}

describe('the id of a backfill', () => {
  it('is the same for the same archive, and another for any other', () => {
    const march = backfillIdOf({ container: 'archive', prefix: '2024/march/' });
    expect(march).toMatch(/^backfill-march-[0-9a-f]{20}$/);
    expect(backfillIdOf({ container: 'archive', prefix: '2024/march/' })).toBe(march);
    const others = [
      { container: 'archive', prefix: '2024/march' },
      { container: 'archive', prefix: '' },
      { container: 'archive-2024', prefix: 'march/' },
    ].map(backfillIdOf);
    expect(new Set([march, ...others]).size).toBe(4);
  });

  it('is fit as the id of an instance, whatever the prefix', () => {
    const id = backfillIdOf({ container: 'a'.repeat(63), prefix: `#?/\\ü${'x'.repeat(1000)}` });
    expect(id).toMatch(/^[a-z0-9-]{1,100}$/);
  });

  it('is told from that of a job or a deletion', () => {
    expect(isBackfillId(backfillIdOf({ container: 'archive', prefix: '' }))).toBe(true);
    expect(isBackfillId('job-2f7c')).toBe(false);
    expect(isBackfillId('delete-backfill-2024')).toBe(false);
  });
});

describe('counting pages', () => {
  it('adds up what each page came to, and goes on where it ends', () => {
    const first = withPage(
      BEGINNING,
      aPage({ counts: { taken: 3, known: 1, rejected: 1, failed: 0 } }),
    );
    const second = withPage(
      first,
      aPage({ counts: { taken: 2, known: 0, rejected: 0, failed: 1 }, failures: [aFailure('a')] }),
    );
    expect(second).toMatchObject({ continuation: 'page-2', settledBefore: 0 });
    expect(second.progress).toEqual({
      ...{ pages: 2, taken: 5, known: 1, rejected: 1, failed: 1 },
      failures: [aFailure('a')],
      done: false,
    });
  });

  it('is done after the last page', () => {
    expect(withPage(BEGINNING, aPage({ next: null })).progress.done).toBe(true);
    expect(withPage(BEGINNING, aPage({ next: null, pause: BUSY })).progress.done).toBe(false);
  });

  it('counts nothing twice when a page is tried again', () => {
    const counts = { taken: 4, known: 2, rejected: 1, failed: 1 };
    const failures = [aFailure('a')];
    const broken = withPage(BEGINNING, aPage({ counts, failures, pause: BUSY }));
    expect(broken).toMatchObject({ continuation: null, progress: { pages: 0, taken: 4 } });
    // The seven of before are known now, the failure is met again, and three more go.
    const again = withPage(
      broken,
      aPage({ counts: { taken: 3, known: 7, rejected: 0, failed: 1 }, failures }),
    );
    expect(again.progress).toMatchObject({ pages: 1, taken: 7, known: 2, rejected: 1, failed: 1 });
    expect(again.progress.failures).toEqual(failures);
  });

  it('never counts below zero what somebody else has taken away meanwhile', () => {
    const counts = { ...NO_COUNTS, taken: 4 };
    const broken = withPage(BEGINNING, aPage({ counts, pause: BUSY }));
    expect(withPage(broken, aPage()).progress.known).toBe(0);
  });

  it('forgets what it waited for when it goes on', () => {
    const waiting = {
      ...BEGINNING,
      tries: 3,
      troubledSince: '2026-03-02T09:00:00.000Z',
      progress: { ...BEGINNING.progress, waitsFor: BUSY.reason },
    };
    const on = withPage(waiting, aPage());
    expect(on).toMatchObject({ tries: 0, troubledSince: null });
    expect(on.progress).not.toHaveProperty('waitsFor');
  });

  it('keeps a few failures only, so that its status stays small', () => {
    const failures = ['a', 'b', 'c'].map(aFailure);
    const counts = { ...NO_COUNTS, failed: 3 };
    const pages = [1, 2, 3].reduce(
      (state) => withPage(state, aPage({ counts, failures })),
      BEGINNING,
    );
    expect(pages.progress.failed).toBe(9);
    expect(pages.progress.failures).toHaveLength(MOST_FAILURES);
  });
});

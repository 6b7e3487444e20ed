import { BEGINNING, NO_COUNTS, type BackfillPage } from '../../../shared/domain/backfill';
import type { Outcome } from '../../../shared/workflow/outcome';
import { afterTry } from '../../../shared/workflow/backfill';
import { BLOCKED_MS, PATIENCE_MS } from '../../../shared/workflow/retry-policy';

const NOW = new Date('2026-03-02T09:00:00.000Z');
const reason = { code: 'storage_404', message: 'The container is gone.' };

function page(changes: Partial<BackfillPage> = {}): Outcome<BackfillPage> {
  const empty = { counts: NO_COUNTS, failures: [], next: 'page-2', pause: null };
  return { kind: 'done', value: { ...empty, ...changes } };
}

describe('after a try of a page', () => {
  it('goes on at once with the next page', () => {
    const { state, waitMs } = afterTry(BEGINNING, page(), NOW);
    expect(waitMs).toBe(0);
    expect(state.continuation).toBe('page-2');
  });

  it('waits as long as a service asks for, longer and longer where it does not', () => {
    const busy = { kind: 'later', reason, afterMs: 45_000 } as const;
    expect(afterTry(BEGINNING, busy, NOW).waitMs).toBe(45_000);
    const silent = { kind: 'later', reason } as const;
    const first = afterTry(BEGINNING, silent, NOW);
    const second = afterTry(first.state, silent, NOW);
    expect(second.waitMs).toBeGreaterThan(first.waitMs);
    expect(second.state.progress.waitsFor).toEqual(reason);
  });

  it('waits the same for what stopped it in the middle of a page', () => {
    const counts = { ...NO_COUNTS, taken: 7 };
    const broken = page({ counts, pause: { kind: 'blocked', reason } });
    const { state, waitMs } = afterTry(BEGINNING, broken, NOW);
    expect(waitMs).toBe(BLOCKED_MS);
    expect(state).toMatchObject({ continuation: null, settledBefore: 7, progress: { taken: 7 } });
  });

  it('waits for room for as long as it takes', () => {
    const crowded = page({ pause: { kind: 'crowded', reason } });
    const first = afterTry(BEGINNING, crowded, NOW).state;
    const muchLater = new Date(NOW.getTime() + 10 * PATIENCE_MS);
    const { state, waitMs } = afterTry(first, crowded, muchLater);
    expect(waitMs).toBeGreaterThan(0);
    expect(state.progress).toMatchObject({ waitsFor: reason, done: false });
    expect(state.progress).not.toHaveProperty('gaveUp');
  });

  it('gives up, with the reason, after a week in which nothing went', () => {
    const blocked = { kind: 'blocked', reason } as const;
    const first = afterTry(BEGINNING, blocked, NOW).state;
    const soon = afterTry(first, blocked, new Date(NOW.getTime() + PATIENCE_MS)).state;
    expect(soon.progress).not.toHaveProperty('gaveUp');
    const { state, waitMs } = afterTry(soon, blocked, new Date(NOW.getTime() + PATIENCE_MS + 1));
    expect(waitMs).toBe(0);
    expect(state.progress.gaveUp).toEqual(reason);
    expect(state.progress).not.toHaveProperty('waitsFor');
  });

  it('gives up at once on a refusal', () => {
    const { state, waitMs } = afterTry(BEGINNING, { kind: 'refused', reason }, NOW);
    expect(waitMs).toBe(0);
    expect(state.progress.gaveUp).toEqual(reason);
  });
});

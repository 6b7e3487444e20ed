import { toOutcome } from '../../../shared/activities/activity';
import { AppError, type Verdict } from '../../../shared/domain/errors';
import type { Outcome } from '../../../shared/workflow/outcome';

const failing = (error: unknown) => async () => {
  throw error;
};
const unexpected = (error: unknown) => {
  throw new Error('This was reported as a defect.', { cause: error });
};
const reason = { code: 'c', message: 'A sentence.' };

describe('toOutcome', () => {
  it('is done with a value', async () => {
    const outcome = await toOutcome(async () => 7, unexpected);
    expect(outcome).toEqual({ kind: 'done', value: 7 });
  });

  it.each<[Verdict, Outcome<never>]>([
    ['later', { kind: 'later', reason }],
    ['unsure', { kind: 'later', reason }],
    ['blocked', { kind: 'blocked', reason }],
    ['never', { kind: 'refused', reason }],
  ])('turns the verdict %s into a value', async (verdict, expected) => {
    const error = new AppError(reason.code, reason.message, { verdict });
    expect(await toOutcome(failing(error), unexpected)).toEqual(expected);
  });

  it('passes on that one of many may be to blame, and says nothing of it elsewhere', async () => {
    const details = { verdict: 'never', oneOfMany: true } as const;
    const error = new AppError(reason.code, reason.message, details);
    expect(await toOutcome(failing(error), unexpected)).toEqual({
      kind: 'refused',
      reason,
      oneOfMany: true,
    });
    const later = new AppError(reason.code, reason.message, { ...details, verdict: 'later' });
    expect(await toOutcome(failing(later), unexpected)).toEqual({ kind: 'later', reason });
  });

  it('passes on how long the service asked to wait', async () => {
    const error = new AppError('c', 'm', { verdict: 'later', retryAfterMs: 1500 });
    expect(await toOutcome(failing(error), unexpected)).toMatchObject({ afterMs: 1500 });
  });

  it.each([
    ['an error', new TypeError('x is not a function'), 'x is not a function'],
    ['anything else', 'a text', 'a text'],
  ])(
    'reports %s without a verdict as a defect and does not repeat it',
    async (_w, thrown, message) => {
      const defects: unknown[] = [];
      const outcome = await toOutcome(failing(thrown), (defect) => defects.push(defect));
      expect(outcome).toEqual({ kind: 'refused', reason: { code: 'internal_error', message } });
      expect(defects).toEqual([thrown]);
    },
  );
});

import {
  AppError,
  ConfigError,
  IllegalTransitionError,
  ResponseShapeError,
  ServiceError,
} from '../../../shared/domain/errors';

describe('AppError', () => {
  it('carries verdict, wait, cause and a reason for the ledger', () => {
    const cause = new Error('socket');
    const error = new AppError('c', 'A sentence.', { verdict: 'later', retryAfterMs: 5, cause });
    expect(error).toMatchObject({ verdict: 'later', retryAfterMs: 5, cause });
    expect(error.reason).toEqual({ code: 'c', message: 'A sentence.' });
  });

  it('blames one of many only when it is told so', () => {
    const oneOfMany = new AppError('c', 'm', { verdict: 'never', oneOfMany: true });
    expect(oneOfMany.oneOfMany).toBe(true);
    expect(new AppError('c', 'm', { verdict: 'never' }).oneOfMany).toBe(false);
  });
});

describe('ServiceError', () => {
  it('names the service and the status', () => {
    const error = new ServiceError('Storage', 's', 'away.', { verdict: 'later', status: 503 });
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ message: 'Storage: away.', service: 'Storage', status: 503 });
    expect(error.retryAfterMs).toBeUndefined();
  });
});

describe('ResponseShapeError', () => {
  it('is never tried again', () => {
    const error = new ResponseShapeError('Speech service', 'job');
    expect(error).toMatchObject({ verdict: 'never', code: 'unexpected_response' });
    expect(error.message).toContain('(job)');
  });
});

describe('ConfigError', () => {
  it('lists every problem', () => {
    expect(new ConfigError(['A is missing.', 'B is blank.']).message).toBe(
      'Callscribe cannot start. Mend these settings:\n  - A is missing.\n  - B is blank.',
    );
  });
});

describe('IllegalTransitionError', () => {
  it('names both statuses', () => {
    expect(new IllegalTransitionError('completed', 'claimed').message).toBe(
      'A recording cannot go from "completed" to "claimed".',
    );
  });
});

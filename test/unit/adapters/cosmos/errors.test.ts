import { cosmos, cosmosUnless } from '../../../../shared/adapters/cosmos/errors';
import type { Verdict } from '../../../../shared/domain/errors';

const failing = (error: unknown) => async () => {
  throw error;
};
/** An error as the SDK throws it: an object with a numeric code, not always an Error. */
const answered = (code: number, more: object = {}) => ({
  code,
  message: 'secret details',
  ...more,
});

describe('a Cosmos operation that fails', () => {
  it.each<[number, Verdict]>([
    [400, 'never'],
    [401, 'blocked'],
    [403, 'blocked'],
    [404, 'blocked'],
    [408, 'later'],
    [410, 'later'],
    [413, 'never'],
    [429, 'later'],
    [449, 'later'],
    [500, 'later'],
    [503, 'later'],
  ])('with %d is worth: %s', async (status, verdict) => {
    await expect(cosmos('reading it', failing(answered(status)))).rejects.toMatchObject({
      verdict,
      status,
      code: `cosmos_${status}`,
    });
  });

  it('is asked to wait as long as the service says', async () => {
    const error = answered(429, { retryAfterInMs: 37 });
    await expect(cosmos('reading it', failing(error))).rejects.toMatchObject({ retryAfterMs: 37 });
  });

  it.each([
    ['a text code', { code: 'ECONNREFUSED' }],
    ['nothing to read', undefined],
    ['an abort', Object.assign(new Error('aborted'), { name: 'AbortError' })],
  ])('with %s got no answer', async (_what, error) => {
    await expect(cosmos('reading it', failing(error))).rejects.toMatchObject({
      verdict: 'later',
      code: 'cosmos_unreachable',
    });
  });

  it('with a status in the other field is read too', async () => {
    await expect(cosmos('x', failing({ statusCode: 503 }))).rejects.toMatchObject({ status: 503 });
  });

  it.each([
    [401, 'COSMOS_KEY'],
    [403, 'Cosmos DB Built-in Data Contributor'],
    [404, 'COSMOS_DATABASE'],
  ])('with %d says what to check, and nothing of the answer', async (status, hint) => {
    const error: unknown = await cosmos('reading it', failing(answered(status))).catch(
      (thrown: unknown) => thrown,
    );
    expect((error as Error).message).toContain(hint);
    expect((error as Error).message).not.toContain('secret details');
  });
});

describe('a conditional write', () => {
  it('is true when it was made', async () => {
    expect(await cosmosUnless([412], 'writing', async () => 'written')).toBe(true);
  });

  it('is false when its condition does not hold', async () => {
    expect(await cosmosUnless([404, 412], 'writing', failing(answered(412)))).toBe(false);
  });

  it('fails for anything else', async () => {
    await expect(cosmosUnless([412], 'writing', failing(answered(429)))).rejects.toMatchObject({
      verdict: 'later',
    });
  });
});

import { RestError } from '@azure/storage-blob';
import { storage, storageUnless } from '../../../../shared/adapters/blob/errors';
import type { Verdict } from '../../../../shared/domain/errors';

const failing = (error: unknown) => async () => {
  throw error;
};
const answered = (statusCode: number) =>
  new RestError('https://a.blob.example/c/b.wav?sig=SECRET was refused', { statusCode });

describe('a storage operation that fails', () => {
  it.each<[number, Verdict]>([
    [400, 'never'],
    [401, 'blocked'],
    [403, 'blocked'],
    [404, 'blocked'],
    [408, 'later'],
    [409, 'never'],
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
  ])('with %d is worth: %s', async (status, verdict) => {
    await expect(storage('reading it', failing(answered(status)))).rejects.toMatchObject({
      verdict,
      status,
      code: `storage_${status}`,
    });
  });

  it.each([new RestError('getaddrinfo ENOTFOUND'), new Error('aborted'), 'text'])(
    'with %s got no answer',
    async (error) => {
      await expect(storage('reading it', failing(error))).rejects.toMatchObject({
        verdict: 'later',
        code: 'storage_unreachable',
      });
    },
  );

  it('says which role is needed, and never a signature', async () => {
    const error: unknown = await storage('reading it', failing(answered(403))).catch(
      (thrown: unknown) => thrown,
    );
    expect((error as Error).message).toContain('Storage Blob Data Owner');
    expect((error as Error).message).not.toContain('SECRET');
  });
});

describe('an operation that may find nothing', () => {
  it('is undefined for the statuses that mean it, and fails for others', async () => {
    expect(await storageUnless([404], 'reading', failing(answered(404)))).toBeUndefined();
    await expect(storageUnless([404], 'reading', failing(answered(500)))).rejects.toMatchObject({
      verdict: 'later',
    });
    expect(await storageUnless([404], 'reading', async () => 7)).toBe(7);
  });
});

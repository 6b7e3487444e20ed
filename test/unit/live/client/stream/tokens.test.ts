import { LiveError, SOON } from '../../../../../live/client/errors';
import { Tokens } from '../../../../../live/client/stream/tokens';

const MINUTE = 60_000;

function target(leftMs: number, renew?: () => Promise<never>) {
  const expiresAt = new Date(Date.now() + leftMs).toISOString();
  const address = { endpoint: 'ws://127.0.0.1:9/v2', token: 'first', expiresAt };
  return { provider: 'speechmatics' as const, ...address, ...(renew && { renew }) };
}

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

describe('tokens', () => {
  it('are new for every connection but the first', async () => {
    let count = 0;
    const renew = async () => ({ ...target(10 * MINUTE), token: `new ${(count += 1)}` });
    const tokens = new Tokens({ ...target(10 * MINUTE), renew });
    const used = [await tokens.forConnection(), await tokens.forConnection()];
    expect(used.map(({ token }) => token)).toEqual(['first', 'new 1']);
    tokens.close();
  });

  it('are renewed before they expire, for the time when the app cannot be reached', async () => {
    let isReachable = true;
    const renew = async () => {
      if (!isReachable) throw new LiveError('app-unreachable', 'It cannot be reached.', SOON);
      return { ...target(10 * MINUTE), token: 'renewed' };
    };
    const tokens = new Tokens({ ...target(10 * MINUTE), renew });
    await tokens.forConnection();
    await jest.advanceTimersByTimeAsync(9 * MINUTE);
    isReachable = false;
    await jest.advanceTimersByTimeAsync(5 * MINUTE);
    await expect(tokens.forConnection()).resolves.toMatchObject({ token: 'renewed' });
    tokens.close();
  });

  it('do not stand in when they have expired', async () => {
    const lost = new LiveError('app-unreachable', 'It cannot be reached.', SOON);
    const tokens = new Tokens(target(MINUTE, () => Promise.reject(lost)));
    await tokens.forConnection();
    jest.setSystemTime(Date.now() + 2 * MINUTE);
    await expect(tokens.forConnection()).rejects.toThrow(lost);
    tokens.close();
  });

  it('do not stand in when the app has ended the session', async () => {
    const ended = new LiveError('410', 'The session has ended.', 'never');
    const tokens = new Tokens(target(10 * MINUTE, () => Promise.reject(ended)));
    await tokens.forConnection();
    await expect(tokens.forConnection()).rejects.toThrow(ended);
    tokens.close();
  });
});

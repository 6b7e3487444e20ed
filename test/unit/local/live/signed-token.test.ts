import * as z from 'zod';
import { readToken, signToken } from '../../../../local/live/signed-token';

const claims = z.object({ exp: z.number(), for: z.string() });
const SECRET = 'secret';
const NOW = 1_000_000;
const token = signToken({ exp: NOW / 1000 + 60, for: 'tests' }, SECRET);

describe('tokens of the stand-ins', () => {
  it('are read until they expire', () => {
    expect(readToken(token, SECRET, claims, NOW)).toMatchObject({ for: 'tests' });
    expect(readToken(token, SECRET, claims, NOW + 60_000)).toBeUndefined();
  });

  it('are worth nothing when somebody else signed or changed them', () => {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const richer = Buffer.from(JSON.stringify({ exp: 9e9, for: 'all' })).toString('base64url');
    expect(readToken(token, 'other', claims, NOW)).toBeUndefined();
    expect(readToken(`${header}.${richer}.${signature}`, SECRET, claims, NOW)).toBeUndefined();
    expect(readToken(`${header}.${payload}.`, SECRET, claims, NOW)).toBeUndefined();
    expect(readToken(`${token}.more`, SECRET, claims, NOW)).toBeUndefined();
    expect(readToken('nonsense', SECRET, claims, NOW)).toBeUndefined();
  });

  it('must say what is asked of them', () => {
    const other = signToken({ exp: NOW / 1000 + 60 }, SECRET);
    expect(readToken(other, SECRET, claims, NOW)).toBeUndefined();
  });
});

import { HttpRequest } from '@azure/functions';
import { makeCallerOf } from '../../../../shared/adapters/functions/caller';

const request = (headers: Record<string, string> = {}) =>
  new HttpRequest({ method: 'POST', url: 'http://127.0.0.1/api/live', headers });

function principal(claims: readonly (readonly [string, string])[], auth_typ = 'aad'): string {
  const value = { auth_typ, claims: claims.map(([typ, val]) => ({ typ, val })) };
  return Buffer.from(JSON.stringify(value)).toString('base64');
}

const OBJECT_ID = 'http://schemas.microsoft.com/identity/claims/objectidentifier';
const callerOf = makeCallerOf('sign-in');
const named = (claims: readonly (readonly [string, string])[], type?: string) =>
  callerOf(request({ 'X-MS-CLIENT-PRINCIPAL': principal(claims, type) }));

describe('the caller of a live session', () => {
  it('is the same with every token of the same person, and nobody can tell who', () => {
    const first = named([
      [OBJECT_ID, 'anna-1'],
      ['exp', '1'],
    ]);
    const second = named([
      ['exp', '2'],
      ['name', 'Anna'],
      [OBJECT_ID, 'anna-1'],
    ]);
    expect(first).toBe(second);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is another for everybody else', () => {
    const callers = [
      named([[OBJECT_ID, 'anna-1']]),
      named([[OBJECT_ID, 'bob-2']]),
      named([['oid', 'cleo-3']]),
      named([['sub', 'anna-1']], 'google'),
      callerOf(request({ 'X-MS-CLIENT-PRINCIPAL': 'not base64 of JSON' })),
      callerOf(request({ 'X-MS-CLIENT-PRINCIPAL': 'x', 'X-MS-CLIENT-PRINCIPAL-ID': 'dan-4' })),
    ];
    expect(new Set(callers).size).toBe(callers.length);
  });

  it('is nobody where function keys are all there is, whatever headers say', () => {
    const header = principal([[OBJECT_ID, 'anna-1']]);
    expect(makeCallerOf('key')(request({ 'X-MS-CLIENT-PRINCIPAL': header }))).toBeUndefined();
  });
});

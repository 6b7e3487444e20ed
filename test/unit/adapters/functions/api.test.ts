import { HttpRequest } from '@azure/functions';
import { makeApi } from '../../../../shared/adapters/functions/api';

const request = (headers: Record<string, string> = {}) =>
  new HttpRequest({ method: 'GET', url: 'http://127.0.0.1/api/health', headers });

const functionFor = (access: 'key' | 'sign-in') =>
  makeApi(access)({
    route: 'health',
    methods: ['GET'],
    handler: (_request: HttpRequest, client: string) => ({ body: client }),
  });

describe('a function of the API', () => {
  it('wants a function key, and asks nothing else of a request', async () => {
    const { handler, ...socket } = functionFor('key');
    expect(socket).toEqual({ route: 'health', methods: ['GET'], authLevel: 'function' });
    expect(await handler(request(), 'client')).toEqual({ body: 'client' });
  });

  it('wants a principal of the platform where that signs callers in', async () => {
    const { handler, ...socket } = functionFor('sign-in');
    expect(socket).toEqual({ route: 'health', methods: ['GET'], authLevel: 'anonymous' });
    const signedIn = request({ 'X-MS-CLIENT-PRINCIPAL': 'eyJhdXRoX3R5cCI6ImFhZCJ9' });
    expect(await handler(signedIn, 'client')).toEqual({ body: 'client' });
  });

  it.each([{}, { 'X-MS-CLIENT-PRINCIPAL': '' }, { Authorization: 'Bearer token' }])(
    'refuses who came past the platform, with %j',
    async (headers) => {
      const answer = await functionFor('sign-in').handler(request(headers), 'client');
      expect(answer).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
      expect(answer.jsonBody).toEqual({
        error: expect.stringContaining('Nobody is signed in.') as string,
      });
    },
  );
});

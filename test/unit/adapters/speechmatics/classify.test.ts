import { classify, safeText } from '../../../../shared/adapters/speechmatics/classify';
import type { Verdict } from '../../../../shared/domain/errors';

const NGINX = '<html><head><title>401 Authorization Required</title></head></html>';

const answer = (method: string, status: number, body: unknown = '', headers = {}) =>
  classify(
    method,
    new Response(null, { status, headers }),
    typeof body === 'string' ? body : JSON.stringify(body),
  );

describe('an error answer', () => {
  it.each<[string, number, unknown, Verdict]>([
    ['GET', 401, NGINX, 'blocked'],
    ['GET', 401, { code: 401, error: 'Permission Denied' }, 'blocked'],
    ['POST', 403, { code: 403, detail: 'Entitlement check failed', error: 'Forbidden' }, 'blocked'],
    ['POST', 400, { code: 400, error: 'Requested product not available' }, 'blocked'],
    [
      'POST',
      400,
      { code: 400, error: 'Job rejected', detail: 'Job config JSON is invalid' },
      'never',
    ],
    ['POST', 429, '', 'later'],
    ['POST', 429, { code: 429, error: 'Max concurrent running jobs exceeded' }, 'later'],
    ['GET', 429, '', 'later'],
    ['GET', 408, '', 'later'],
    ['DELETE', 423, { code: 423, error: 'Resource Locked' }, 'later'],
    ['GET', 500, { code: 500, error: 'Internal Server Error' }, 'later'],
    ['GET', 503, '<html>', 'later'],
    ['POST', 500, { code: 500, error: 'Internal Server Error' }, 'unsure'],
    ['POST', 503, '', 'unsure'],
    ['POST', 404, '404 page not found', 'blocked'],
    ['GET', 404, { code: 404, error: 'Job not found' }, 'never'],
    ['GET', 410, { code: 410, error: 'Job Expired' }, 'never'],
    ['GET', 422, { code: 422, error: 'limit in query must be of type int64' }, 'never'],
  ])('to %s of %d %j is worth: %s', (method, status, body, verdict) => {
    expect(answer(method, status, body)).toMatchObject({ verdict, status });
    expect(answer(method, status, body).code).toBe(`speechmatics_${status}`);
  });

  it('quotes the service, and nothing of a page', () => {
    const body = { code: 400, error: 'Job rejected', detail: 'Job config JSON is invalid' };
    expect(answer('POST', 400, body).message).toBe(
      'Speechmatics: 400 Job rejected: Job config JSON is invalid',
    );
    expect(answer('GET', 503, '<html>').message).toBe('Speechmatics: 503');
  });

  it('says what to check', () => {
    expect(answer('GET', 401, NGINX).message).toMatch(/SPEECHMATICS_API_KEY.*region/);
    expect(answer('POST', 403).message).toMatch(/contract covers SPEECHMATICS_MODEL/);
    expect(answer('POST', 404).message).toMatch(/Check SPEECHMATICS_ENDPOINT/);
  });

  it('passes on how long the service asks to wait, where it does', () => {
    expect(answer('GET', 429, '', { 'retry-after': '3' }).retryAfterMs).toBe(3000);
    expect(answer('GET', 429).retryAfterMs).toBeUndefined();
  });
});

describe('a text of the service', () => {
  it.each([
    ['Get "https://a.example/b.wav?sig=1": refused', 'Get "https://a.example/b.wav": refused'],
    ['path /b.wav?sv=1&sig=abc%3D here', 'path /b.wav?sv=1&sig=… here'],
    ['header Authorization: Bearer abc.def, sent', 'header Authorization: Bearer …, sent'],
    ['nothing secret', 'nothing secret'],
  ])('%s', (text, safe) => {
    expect(safeText(text)).toBe(safe);
  });
});

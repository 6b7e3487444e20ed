import { observedSpeechmaticsHttp } from '../../../../shared/adapters/speechmatics/observed-http';
import type { SpeechmaticsHttp } from '../../../../shared/adapters/speechmatics/http';
import { ServiceError } from '../../../../shared/domain/errors';
import type { ProviderRequest } from '../../../../shared/domain/observed';
import type { Telemetry } from '../../../../shared/ports';

const REFUSED = new ServiceError('Speechmatics', 'speechmatics_429', '429', {
  verdict: 'later',
  status: 429,
});

/** A service that answers with this, and what telemetry is told of it. */
function observed(answer: () => unknown) {
  const told: ProviderRequest[] = [];
  const inner: SpeechmaticsHttp = {
    call: async () => answer(),
    async *text() {
      yield String(answer());
    },
  };
  const telemetry = { providerRequest: (request: ProviderRequest) => void told.push(request) };
  return { told, http: observedSpeechmaticsHttp(inner, 'eu1.example', telemetry as Telemetry) };
}

describe('telemetry', () => {
  it.each([
    ['POST', 'jobs', 'submit'],
    ['GET', 'jobs?limit=100', 'list'],
    ['GET', 'jobs/a1b2c3d4e5?wait=0', 'check'],
    ['DELETE', 'jobs/a1b2c3d4e5?force=true', 'discard'],
    ['GET', 'usage', 'other'],
  ])('is told of %s %s as %s', async (method, path, operation) => {
    const { http, told } = observed(() => ({ jobs: [] }));
    expect(await http.call(method, path)).toEqual({ jobs: [] });
    expect(told).toMatchObject([
      { provider: 'speechmatics', server: 'eu1.example', method, operation, outcome: 'ok' },
    ]);
  });

  it('is told of a transcript when all of it has arrived', async () => {
    const { http, told } = observed(() => 'text');
    const text = http.text('jobs/a1b2c3d4e5/transcript?format=json-v2');
    expect(told).toEqual([]);
    const chunks: string[] = [];
    for await (const chunk of text) chunks.push(chunk);
    expect(chunks).toEqual(['text']);
    expect(told).toMatchObject([{ operation: 'result', outcome: 'ok' }]);
  });

  it('is told how a request failed, which fails all the same', async () => {
    const { http, told } = observed(() => {
      throw REFUSED;
    });
    await expect(http.call('GET', 'jobs')).rejects.toBe(REFUSED);
    expect(told).toMatchObject([{ outcome: 'speechmatics_429', status: 429 }]);
  });

  it('costs nothing where there is none', () => {
    const { http } = observed(() => undefined);
    expect(observedSpeechmaticsHttp(http, 'eu1.example', undefined)).toBe(http);
  });
});

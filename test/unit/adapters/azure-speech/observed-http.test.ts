import type { SpeechHttp } from '../../../../shared/adapters/azure-speech/http';
import { observedSpeechHttp } from '../../../../shared/adapters/azure-speech/observed-http';
import { ServiceError } from '../../../../shared/domain/errors';
import { RecordedTelemetry } from '../../../support/telemetry/recorded';

const JOB = '3f2504e0-4f89-11d3-9a0c-0305e82c3301';
const LINK = 'https://results.example/result.json?sv=2026&sig=c2VjcmV0';

const BUSY = new ServiceError('Speech service', 'speech_TooManyRequests', '429', {
  verdict: 'later',
  status: 429,
});

describe('a Speech resource under watch', () => {
  let recorded: RecordedTelemetry;
  beforeEach(() => {
    recorded = new RecordedTelemetry();
    recorded.now = new Date();
  });
  afterEach(() => recorded.close());

  const watched = (http: Partial<SpeechHttp> = {}) => {
    const answering: SpeechHttp = {
      call: async () => ({ status: 200, body: 'answer' }),
      async *result() {
        yield 'result';
      },
      ...http,
    };
    return observedSpeechHttp(answering, 'speech.example', recorded.telemetry);
  };

  it.each([
    ['POST', 'transcriptions:submit', 'submit'],
    ['GET', "transcriptions?filter=displayName%20eq%20'job-1'", 'list'],
    ['GET', `transcriptions/${JOB}`, 'check'],
    ['GET', `transcriptions/${JOB}/files`, 'files'],
    ['GET', `https://speech.example/speechtotext/transcriptions/${JOB}/files?skip=100`, 'files'],
    ['DELETE', `transcriptions/${JOB}`, 'discard'],
    ['PATCH', `transcriptions/${JOB}`, 'other'],
  ])('tells of %s %s as %s', async (method, path, operation) => {
    await expect(watched().call(method, path)).resolves.toMatchObject({ body: 'answer' });

    const [span] = recorded.spans;
    expect(span?.name).toBe(`azure-speech ${operation}`);
    expect(span?.attributes).toEqual({
      'server.address': 'speech.example',
      'http.request.method': method,
      'http.response.status_code': 200,
    });
  });

  it('tells of a failure by its code, and passes it on', async () => {
    const call = watched({ call: () => Promise.reject(BUSY) }).call('GET', `transcriptions/${JOB}`);

    await expect(call).rejects.toBe(BUSY);
    expect(recorded.span('azure-speech check').attributes).toMatchObject({
      'error.type': 'speech_TooManyRequests',
      'http.response.status_code': 429,
    });
  });

  it('tells nothing of the link of a result', async () => {
    expect(await textOf(watched().result(LINK))).toBe('result');

    const told = JSON.stringify(recorded.span('azure-speech result').attributes);
    expect(told).not.toMatch(/results\.example|sig=|c2Vj/);
  });

  it('tells of a result that is cut off', async () => {
    const http = watched({
      async *result() {
        yield 'res';
        throw BUSY;
      },
    });

    await expect(textOf(http.result(LINK))).rejects.toBe(BUSY);
    expect(recorded.span('azure-speech result').attributes).toMatchObject({
      'error.type': 'speech_TooManyRequests',
    });
  });

  it('is the resource itself where there is no telemetry', () => {
    const http = watched();

    expect(observedSpeechHttp(http, 'speech.example', undefined)).toBe(http);
  });
});

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
}

import { createHmac } from 'node:crypto';
import { makeNotified } from '../../../shared/adapters/azure-speech/notified';
import { makeTranscriptionEnded } from '../../../shared/operations/transcription-ended';
import type { ProviderCall } from '../../../shared/ports';
import { aJob } from '../../support/app/builders';
import { memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const SECRET = 'hook-secret';
const sign = (payload: string, secret = SECRET) =>
  createHmac('sha256', secret).update(payload).digest('base64');
const BODY = JSON.stringify({
  self: 'https://speech.example/speechtotext/transcriptions/provider-1?api-version=2025-10-15',
});

/** A call as the service makes it, unless changed. */
function call({
  text = BODY,
  event = 'TranscriptionCompletion',
  signature = sign(text),
  validationToken,
}: Changes = {}): ProviderCall {
  return {
    headers: {
      ...(event !== null && { 'x-microsoftspeechservices-event': event }),
      ...(signature !== null && { 'x-microsoftspeechservices-signature': signature }),
    },
    query: validationToken === undefined ? {} : { validationToken },
    body: Buffer.from(text),
  };
}

interface Changes {
  readonly text?: string;
  readonly event?: string | null;
  readonly signature?: string | null;
  readonly validationToken?: string;
}

function setUp(path = 'azure-speech') {
  const ports = memoryPorts();
  ports.transcribers.notified = makeNotified(SECRET);
  ports.jobs.put(aJob('job-1', [], { providerJobId: 'provider-1' }));
  const workflows = new RecordedWorkflows();
  const answer = makeTranscriptionEnded(ports);
  return { ports, workflows, answer: (given: ProviderCall) => answer(path, given, workflows) };
}

describe('a call of the webhook', () => {
  it('wakes the orchestration of the job that it names', async () => {
    const { workflows, answer } = setUp();
    expect(await answer(call())).toEqual({ status: 200 });
    expect(workflows.ended).toEqual(['job-1']);
  });

  it.each(['transcriptioncompletion', 'TRANSCRIPTIONCOMPLETION'])(
    'may spell its event %s',
    async (event) => {
      const { workflows, answer } = setUp();
      await answer(call({ event }));
      expect(workflows.ended).toEqual(['job-1']);
    },
  );

  it('may come twice', async () => {
    const { workflows, answer } = setUp();
    await answer(call());
    expect(await answer(call())).toEqual({ status: 200 });
    expect(workflows.ended).toEqual(['job-1', 'job-1']);
  });

  it('is answered and ignored when the job is not ours', async () => {
    const { workflows, answer } = setUp();
    const text = BODY.replace('provider-1', 'somebody-elses');
    expect(await answer(call({ text }))).toEqual({ status: 200 });
    expect(workflows.ended).toEqual([]);
  });

  it.each(['TranscriptionCreation', 'Ping', null])(
    'is answered and ignored for the event %s',
    async (event) => {
      const { workflows, answer } = setUp();
      expect(await answer(call({ event }))).toEqual({ status: 200 });
      expect(workflows.ended).toEqual([]);
    },
  );

  it.each([
    '',
    'garbage',
    '{}',
    '{"self":7}',
    '{"self":"no url"}',
    '{"self":"https://x/"}',
    '[]',
    'null',
  ])('is refused with the body %s', async (text) => {
    const { workflows, answer } = setUp();
    expect(await answer(call({ text }))).toMatchObject({ status: 400 });
    expect(workflows.ended).toEqual([]);
  });

  it.each([
    ['no signature', null],
    ['an empty one', ''],
    ['one of another secret', sign(BODY, 'another')],
    ['one of another body', sign('{}')],
    ['one in hexadecimal', createHmac('sha256', SECRET).update(BODY).digest('hex')],
    ['one that is cut short', sign(BODY).slice(0, 20)],
    ['one that is no base64', '!!!'],
  ])('is refused with %s', async (_what, signature) => {
    const { workflows, answer } = setUp();
    expect(await answer(call({ signature }))).toMatchObject({ status: 401 });
    expect(workflows.ended).toEqual([]);
  });

  it('may come by the path that Azure had when it was the only service', async () => {
    const { workflows, answer } = setUp('speech');
    expect(await answer(call())).toEqual({ status: 200 });
    expect(workflows.ended).toEqual(['job-1']);
  });

  it('is refused for a service that is not there', async () => {
    const { workflows, answer } = setUp('another');
    expect(await answer(call())).toMatchObject({ status: 404 });
    expect(workflows.ended).toEqual([]);
  });

  it('is refused where no secret is set, whoever signed it', async () => {
    const { ports, workflows, answer } = setUp();
    delete ports.transcribers.notified;
    expect(await answer(call())).toMatchObject({ status: 404 });
    expect(workflows.ended).toEqual([]);
  });
});

describe('the challenge of the webhook', () => {
  const validationToken = 'a-token';

  it('is answered with its token', async () => {
    const { workflows, answer } = setUp();
    const challenge = {
      validationToken,
      signature: sign(validationToken),
      event: 'Challenge',
      text: '',
    };
    expect(await answer(call(challenge))).toEqual({ status: 200, body: validationToken });
    expect(workflows.ended).toEqual([]);
  });

  it('is refused without the secret, so that nobody else can register this address', async () => {
    const { answer } = setUp();
    const forged = { validationToken, signature: sign(validationToken, 'another'), text: '' };
    expect(await answer(call(forged))).toMatchObject({ status: 401 });
  });
});

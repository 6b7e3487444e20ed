import { PROMPT_VERSION } from '../../../../shared/adapters/openai/prompt';
import { makeOpenAiSummarizer } from '../../../../shared/adapters/openai/summarizer';
import { anAnswer, SUMMARIES } from '../../../support/app/an-answer';
import { aPhrase, aTranscript } from '../../../support/app/builders';
import { startModelServer, type ModelServer } from '../../../support/app/model-server';
import { anyText, objectWith, textWith } from '../../../support/app/matching';

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

const noIdentity = () => {
  throw new Error('A key is set: no identity is needed.');
};
const summarizer = (timeoutMs = 5000) =>
  makeOpenAiSummarizer(
    {
      baseUrl: server.url,
      key: 'model-key',
      model: 'gpt-test',
      timeoutMs,
      summaries: SUMMARIES,
    },
    noIdentity,
  );
const summarize = () => summarizer().summarize(aTranscript());
const failure = (status: number, code: string, headers: Record<string, string> = {}) => ({
  status,
  headers,
  body: { error: { message: 'No.', code, type: code } },
});

describe('summarizing by the model', () => {
  it('asks for the strict schema once, and gives the summary with its evidence', async () => {
    server.answers(JSON.stringify(anAnswer()));
    const outcome = await summarize();
    expect(outcome).toMatchObject({
      kind: 'summary',
      dropped: 0,
      summary: {
        schemaVersion: 2,
        title: 'Lost card',
        reason: { text: 'The card is gone.', evidence: ['p2'], verified: true },
        notices: [],
        counts: { statements: 4, unverified: 0 },
      },
      run: {
        model: 'gpt-test',
        promptVersion: PROMPT_VERSION,
        calls: 1,
        parts: 1,
        repaired: false,
      },
    });
    expect(server.requests).toEqual([
      {
        path: '/chat/completions',
        authorization: 'Bearer model-key',
        body: objectWith({
          model: 'gpt-test',
          max_completion_tokens: 4000,
          messages: [
            { role: 'system', content: anyText },
            { role: 'user', content: textWith('My card is gone.') },
          ],
          response_format: {
            type: 'json_schema',
            json_schema: objectWith({ name: 'call_summary', strict: true }),
          },
        }),
      },
    ]);
  });

  it('knows before what a call may cost: all that is sent, and the longest answer', async () => {
    server.answers(JSON.stringify(anAnswer()));
    await summarize();
    const sent = Buffer.byteLength(JSON.stringify(server.requests[0]?.body));
    const tokens = summarizer().tokensFor(aTranscript());
    expect(tokens).toBeGreaterThan(4000 + sent / 5);
    expect(tokens).toBeLessThan(4000 + sent / 2.5);
    expect(summarizer().callsFor(aTranscript())).toBe(1);
  });

  it.each([
    ['English', 'The customer asks about the invoice. ', 1 / 4.5],
    ['Japanese', '紛失したカードの件でお電話しました。', 0.8],
  ])('plans more for a longer call, in %s as well', (_language, sentence, tokensPerCharacter) => {
    const text = sentence.repeat(500);
    const tokensOf = (words: string) =>
      summarizer().tokensFor(aTranscript({ phrases: [aPhrase({ text: words })] }));
    expect(tokensOf(text) - tokensOf('')).toBeGreaterThan(text.length * tokensPerCharacter);
    expect(tokensOf(text.repeat(200))).toBeLessThan(600_000);
  });

  it('asks for a schema that strict mode takes: all fields required, none besides', async () => {
    server.answers(JSON.stringify(anAnswer()));
    await summarize();
    const text = JSON.stringify(server.requests[0]?.body);
    const objects = text.match(/"type":"object"/g)?.length ?? 0;
    expect(objects).toBeGreaterThan(5);
    expect(text.match(/"additionalProperties":false/g)).toHaveLength(objects);
    expect(text).not.toMatch(/"(minItems|maxItems|minLength|maxLength|pattern|\$schema)"/);
  });

  it('leaves out statements without evidence, and counts them', async () => {
    const invented = { text: 'Invented.', evidence: ['p99'] };
    const answer = JSON.stringify(anAnswer({ keyPoints: [invented] }));
    server.answers(answer, answer);
    expect(await summarize()).toMatchObject({ kind: 'summary', dropped: 1 });
  });

  it('does not ask about a recording without speech', async () => {
    const silent = aTranscript({ phrases: [aPhrase({ text: '…' })] });
    expect(await summarizer().summarize(silent)).toMatchObject({ reason: { code: 'no_speech' } });
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['is no JSON', 'Certainly! Here is your summary:'],
    ['is cut off', '{"title":"Lost'],
    ['does not fit the schema', '{"title":"Lost card"}'],
    ['is null', null],
    ['has no evidence at all', JSON.stringify(anAnswer({ summary: [] }))],
  ])('asks once more for an answer that %s', async (_what, content) => {
    server.answers(content, JSON.stringify(anAnswer()));
    expect(await summarize()).toMatchObject({ kind: 'summary' });
    expect(server.requests).toHaveLength(2);
  });

  it('gives up after two unusable answers, with the reason', async () => {
    server.answers('no', 'no');
    expect(await summarize()).toMatchObject({ kind: 'none', reason: { code: 'summary_unusable' } });
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ['refused', { message: { content: null, refusal: 'I can’t.' } }, 'refused'],
    ['filtered', { finish_reason: 'content_filter', message: { content: '' } }, 'answer_filtered'],
  ])('is final when the answer was %s', async (_what, choice, code) => {
    server.choices(choice);
    expect(await summarize()).toMatchObject({ kind: 'none', reason: { code } });
    expect(server.requests).toHaveLength(1);
  });

  it('asks for a shorter answer once when one was cut, and says so', async () => {
    const cut = { finish_reason: 'length', message: { content: '{"ti' } };
    server.choices(cut, { message: { content: JSON.stringify(anAnswer()) } });
    expect(await summarize()).toMatchObject({
      kind: 'summary',
      summary: { notices: [{ code: 'answer_shortened' }] },
    });
    server.choices(cut, cut);
    expect(await summarize()).toMatchObject({ kind: 'none', reason: { code: 'summary_cut' } });
    expect(server.requests).toHaveLength(4);
  });

  it('shows the model once what is wrong, and keeps the better of two answers', async () => {
    const wrong = anAnswer({
      keyPoints: [{ text: 'Both 12 cards are gone.', evidence: ['p2', 'p77'] }],
    });
    server.answers(JSON.stringify(wrong), JSON.stringify(anAnswer()));
    expect(await summarize()).toMatchObject({
      summary: { counts: { unverified: 0, droppedEvidence: 0 } },
      run: { calls: 2, repaired: true },
    });
    const sent = JSON.stringify(server.requests[1]?.body);
    expect(sent).toContain('keyPoints[0] has the figure');
    expect(sent).toContain('names lines that do not exist');
  });

  it('says of what is left after that repair that it is not verified', async () => {
    const wrong = JSON.stringify(
      anAnswer({ keyPoints: [{ text: 'The card of Mrs Novak is gone.', evidence: ['p2'] }] }),
    );
    server.answers(wrong, wrong);
    expect(await summarize()).toMatchObject({
      summary: {
        keyPoints: [{ verified: false, problem: 'name_not_in_evidence', detail: 'Novak' }],
        counts: { unverified: 1 },
      },
      run: { calls: 2, repaired: true },
    });
  });

  it('makes do with the first answer when the model is too busy to repair it', async () => {
    const wrong = anAnswer({ keyPoints: [{ text: 'Both 12 cards are gone.', evidence: ['p2'] }] });
    server.answers(JSON.stringify(wrong));
    server.replies(failure(429, 'rate_limit_exceeded'));
    expect(await summarize()).toMatchObject({
      summary: { counts: { unverified: 1 } },
      run: { repaired: false },
    });
  });

  it('is final when the filter refused the prompt', async () => {
    server.replies(failure(400, 'content_filter'));
    expect(await summarize()).toMatchObject({ kind: 'none', reason: { code: 'content_filtered' } });
  });

  it('can make nothing of an answer without a choice', async () => {
    server.replies({ status: 200, body: { choices: [] } });
    await expect(summarize()).rejects.toMatchObject({
      verdict: 'never',
      code: 'unexpected_response',
    });
  });
});

describe('a call of the model that fails', () => {
  it.each([
    [401, 'invalid_api_key', 'blocked'],
    [403, 'forbidden', 'blocked'],
    [404, 'DeploymentNotFound', 'blocked'],
    [429, 'insufficient_quota', 'blocked'],
    [429, 'rate_limit_exceeded', 'later'],
    [408, 'timeout', 'later'],
    [409, 'conflict', 'later'],
    [500, 'server_error', 'later'],
    [503, 'overloaded', 'later'],
    [400, 'invalid_request', 'never'],
    [422, 'unprocessable', 'never'],
  ])('with %d %s is worth: %s, and is not repeated here', async (status, code, verdict) => {
    server.replies(failure(status, code));
    await expect(summarize()).rejects.toMatchObject({ verdict, status, code: `model_${code}` });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [{ 'retry-after': '7' }, 7000],
    [{ 'retry-after-ms': '250', 'retry-after': '1' }, 250],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('waits as %j asks', async (headers, retryAfterMs) => {
    server.replies(failure(429, 'rate_limit_exceeded', headers));
    await expect(summarize()).rejects.toMatchObject({ retryAfterMs });
  });

  it.each([
    [401, 'OPENAI_API_KEY'],
    [404, 'OPENAI_MODEL'],
  ])('says for %d what to check, and never the key', async (status, hint) => {
    server.replies(failure(status, 'x'));
    const error: unknown = await summarize().catch((thrown: unknown) => thrown);
    expect((error as Error).message).toContain(hint);
    expect((error as Error).message).not.toContain('model-key');
  });

  it('without an answer is worth another try', async () => {
    server.cuts();
    await expect(summarize()).rejects.toMatchObject({
      verdict: 'later',
      code: 'model_unreachable',
    });
  });

  it('without an answer in time is worth another try', async () => {
    server.hangs();
    await expect(summarizer(150).summarize(aTranscript())).rejects.toMatchObject({
      verdict: 'later',
      code: 'model_unreachable',
    });
  });
});

describe('pinging the model', () => {
  it('lists the models', async () => {
    server.replies({ status: 200, body: { object: 'list', data: [] } });
    await summarizer().ping();
    expect(server.requests[0]?.path).toBe('/models');
  });

  it('says what is wrong', async () => {
    server.replies(failure(401, 'invalid_api_key'));
    await expect(summarizer().ping()).rejects.toMatchObject({ verdict: 'blocked' });
  });
});

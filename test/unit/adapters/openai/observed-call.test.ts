import OpenAI from 'openai';
import type { ChatCompletion } from 'openai/resources/chat/completions';
import { observedCall } from '../../../../shared/adapters/openai/observed-call';
import type { ModelCall } from '../../../../shared/domain/observed';
import { RecordedTelemetry } from '../../../support/telemetry/recorded';

const ASKED = { model: 'gpt', server: 'model.example' };

const completion = (choice: object, more: Partial<ChatCompletion> = {}): ChatCompletion =>
  ({
    id: '1',
    object: 'chat.completion',
    created: 0,
    model: 'gpt-2026',
    choices: [{ index: 0, finish_reason: 'stop', logprobs: null, message: {}, ...choice }],
    usage: { prompt_tokens: 700, completion_tokens: 60, total_tokens: 760 },
    ...more,
  }) as ChatCompletion;

const answered = (status: number, code: string) =>
  OpenAI.APIError.generate(
    status,
    { error: { code, message: 'My card is gone.' } },
    '',
    new Headers(),
  );

describe('a call of the model under watch', () => {
  let calls: ModelCall[];
  let recorded: RecordedTelemetry;
  beforeEach(() => {
    calls = [];
    recorded = new RecordedTelemetry();
  });
  afterEach(() => recorded.close());

  const observed = (call: () => Promise<ChatCompletion>) => {
    const modelCall = (told: ModelCall) => void calls.push(told);
    return observedCall({ ...recorded.telemetry, modelCall }, ASKED, call);
  };

  it('tells what was used, and gives the answer', async () => {
    const answer = completion({});

    await expect(observed(async () => answer)).resolves.toBe(answer);
    expect(calls).toEqual([
      {
        ...ASKED,
        method: 'POST',
        startedAt: expect.any(Date) as Date,
        status: 200,
        outcome: 'ok',
        tokens: { input: 700, output: 60 },
      },
    ]);
  });

  it.each([
    ['content_filtered', { finish_reason: 'content_filter' }],
    ['summary_cut', { finish_reason: 'length' }],
    ['refused', { message: { refusal: 'No.' } }],
  ])('tells of an answer without a summary: %s', async (outcome, choice) => {
    await observed(async () => completion(choice));

    expect(calls).toMatchObject([{ outcome, tokens: { input: 700 } }]);
  });

  it('tells of no tokens where the service counts none', async () => {
    const { usage: _usage, ...uncounted } = completion({});
    await observed(async () => uncounted);

    expect(calls[0]).not.toHaveProperty('tokens');
  });

  it.each([
    [answered(429, 'rate_limit_exceeded'), 'model_rate_limit_exceeded', 429],
    [answered(400, 'content_filter'), 'content_filtered', 400],
    [new OpenAI.APIConnectionError({ message: 'cut' }), 'model_unreachable', undefined],
  ])('tells of a failure by its code and passes it on: %#', async (error, outcome, status) => {
    await expect(observed(() => Promise.reject(error))).rejects.toBe(error);

    expect(calls).toMatchObject([{ outcome, ...(status !== undefined && { status }) }]);
    expect(JSON.stringify(calls)).not.toContain('My card');
  });

  it('is the call alone where there is no telemetry', async () => {
    const answer = completion({});

    await expect(observedCall(undefined, ASKED, async () => answer)).resolves.toBe(answer);
  });
});

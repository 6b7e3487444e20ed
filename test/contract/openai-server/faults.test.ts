import OpenAI from 'openai';
import { LengthFinishReasonError, ContentFilterFinishReasonError } from 'openai/core/error';
import { zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { ask, errorOf, KEY, transcriptOf, withOpenAi } from './with-openai';

const format = zodResponseFormat(z.object({ title: z.string() }), 'just_a_title');
const question = ask('My parcel never came.');

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The faults that have not struck yet. */
async function armed(url: string): Promise<unknown[]> {
  const response = await fetch(url.replace(/\/v1$/u, '/admin/faults'));
  return z.object({ faults: z.array(z.unknown()) }).parse(await response.json()).faults;
}

describe('faults', () => {
  it('answer with a status so many times after so many calls, then no more', async () => {
    const faults = [{ skip: 1, times: 2, action: { status: 503 } }];

    await withOpenAi({ faults }, async (client) => {
      const statuses: number[] = [];
      for (let call = 0; call < 4; call += 1) {
        const { response } = await client.chat.completions
          .create(question)
          .withResponse()
          .catch((error: unknown) => ({ response: error as { status: number } }));
        statuses.push(response.status);
      }

      expect(statuses).toEqual([200, 503, 503, 200]);
    });
  });

  it('carry the time to wait, which the client honours', async () => {
    const faults = [{ action: { status: 429, retryAfterMs: 5 } }];

    await withOpenAi({ faults }, async (_client, server) => {
      const client = new OpenAI({ baseURL: server.url, apiKey: KEY, maxRetries: 1 });
      await client.chat.completions.create(question);

      expect(server.journal().map(({ status }) => status)).toEqual([429, 200]);
    });
  });

  it('carry a body of their own', async () => {
    const body = { error: { message: 'You exceeded your quota.', code: 'insufficient_quota' } };

    await withOpenAi({ faults: [{ action: { status: 429, body } }] }, async (client) => {
      const error = await errorOf(client.chat.completions.create(question));

      expect(error.code).toBe('insufficient_quota');
    });
  });

  it('cut the connection', async () => {
    await withOpenAi({ faults: [{ action: { cut: 'before' } }] }, async (client, server) => {
      await expect(client.chat.completions.create(question)).rejects.toBeInstanceOf(
        OpenAI.APIConnectionError,
      );
      expect(server.journal()).toMatchObject([
        { status: null, fault: 'cut', completionTokens: null },
      ]);
    });
  });

  it.each([{ cut: 'after' as const }, { truncate: true as const }])(
    'lose the answer of a model that has answered: %p',
    async (action) => {
      await withOpenAi({ faults: [{ action }] }, async (client, server) => {
        await expect(client.chat.completions.create(question)).rejects.toThrow();
        expect(server.journal()[0]?.completionTokens).toBeGreaterThan(0);
      });
    },
  );

  it('delay the answer beyond the patience of the client, and notice that it left', async () => {
    await withOpenAi({ faults: [{ action: { delayMs: 60_000 } }] }, async (client, server) => {
      const call = client.chat.completions.create(question, { timeout: 50 });

      // The subclass for time-outs is lost in Jest, whose Error is not the one that fetch throws.
      await expect(call).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
      await until(() => server.journal().length > 0);
      expect(server.journal()).toMatchObject([{ status: null, fault: 'delayMs' }]);
    });
  });

  it('do not keep the server from closing', async () => {
    await withOpenAi({ faults: [{ action: { delayMs: 60_000 } }] }, async (client, server) => {
      const failed = errorOf(client.chat.completions.create(question));
      await until(async () => (await armed(server.url)).length === 0);

      await server.close();

      expect(await failed).toBeInstanceOf(OpenAI.APIConnectionError);
    });
  });

  it('send a body that is not JSON', async () => {
    await withOpenAi({ faults: [{ action: { malformed: true } }] }, async (client) => {
      await expect(client.chat.completions.create(question)).rejects.toThrow(/JSON/u);
    });
  });

  it('refuse', async () => {
    await withOpenAi(
      { faults: [{ action: { refusal: 'I can not help with that.' } }] },
      async (client) => {
        const completion = await client.chat.completions.parse({
          ...question,
          response_format: format,
        });

        expect(completion.choices[0]?.message).toMatchObject({
          refusal: 'I can not help with that.',
          parsed: null,
        });
      },
    );
  });

  it.each([
    ['length', LengthFinishReasonError],
    ['content_filter', ContentFilterFinishReasonError],
  ] as const)('end the answer early with %s', async (finishReason, expected) => {
    await withOpenAi({ faults: [{ action: { finishReason } }] }, async (client) => {
      const call = client.chat.completions.parse({ ...question, response_format: format });

      await expect(call).rejects.toBeInstanceOf(expected);
    });
  });

  it('put words into the mouth of the model', async () => {
    const content = '{"title":"Something else"';

    await withOpenAi({ faults: [{ action: { content } }] }, async (client) => {
      const completion = await client.chat.completions.create(question);

      expect(completion.choices[0]?.message.content).toBe(content);
    });
  });

  it("refuse the prompt like Azure's content filter", async () => {
    await withOpenAi({ faults: [{ action: { contentFilterPrompt: true } }] }, async (client) => {
      const error = await errorOf(client.chat.completions.create(question));

      expect(error).toBeInstanceOf(OpenAI.BadRequestError);
      expect(error).toMatchObject({ code: 'content_filter', param: 'prompt' });
      expect(error.error).toMatchObject({ innererror: { code: 'ResponsibleAIPolicyViolation' } });
    });
  });

  it('are armed and disarmed over HTTP', async () => {
    await withOpenAi({}, async (client, { url }) => {
      const admin = url.replace(/\/v1$/u, '/admin/faults');
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ times: 'always', action: { status: 500 } });
      const taken = await fetch(admin, { method: 'POST', headers, body });
      const error = await errorOf(client.chat.completions.create(question));
      const wrong = await fetch(admin, {
        method: 'POST',
        headers,
        body: '{"action":{"explode":1}}',
      });
      await fetch(admin, { method: 'DELETE' });

      expect([taken.status, error.status, wrong.status]).toEqual([201, 500, 400]);
      await expect(client.chat.completions.create(question)).resolves.toBeDefined();
    });
  });
});

describe('an answer that does not fit its bound', () => {
  it('is cut, and says so', async () => {
    await withOpenAi({}, async (client) => {
      const completion = await client.chat.completions.create({
        ...ask(transcriptOf('lostCard')),
        max_completion_tokens: 10,
      });

      expect(completion.choices[0]).toMatchObject({ finish_reason: 'length' });
      expect(completion.usage?.completion_tokens).toBe(10);
    });
  });
});

describe('the journal', () => {
  it('knows what was called, and not a word that was spoken', async () => {
    await withOpenAi({}, async (client, server) => {
      await client.chat.completions.parse({
        ...ask(transcriptOf('lostCard')),
        response_format: format,
      });
      const response = await fetch(server.url.replace(/\/v1$/u, '/admin/journal'));

      const [call] = server.journal();
      expect(call).toMatchObject({
        model: 'any',
        schema: 'just_a_title',
        status: 200,
        error: null,
      });
      expect(call?.promptTokens).toBeGreaterThan(call?.completionTokens ?? 0);
      expect(await response.json()).toEqual({ calls: [call] });
      expect(JSON.stringify(server.journal())).not.toMatch(/card|Portugal/iu);
    });
  });
});

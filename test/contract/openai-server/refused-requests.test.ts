import OpenAI from 'openai';
import { ask, errorOf, transcriptOf, withOpenAi } from './with-openai';

type Params = OpenAI.ChatCompletionCreateParamsNonStreaming;

/** Sends what the types of the client forbid. */
function wrong(params: Record<string, unknown>): Params {
  return params as unknown as Params;
}

const messages = [{ role: 'user', content: 'Hello.' }];
const closed = { additionalProperties: false };

describe('requests that the service refuses', () => {
  it.each([
    ['no model', { messages }, /you must provide a model parameter/u, null],
    [
      'no messages',
      { model: 'm' },
      /Missing required parameter: 'messages'/u,
      'missing_required_parameter',
    ],
    [
      'an empty list of messages',
      { model: 'm', messages: [] },
      /Invalid 'messages': empty array/u,
      'empty_array',
    ],
    [
      'a role that does not exist',
      { model: 'm', messages: [{ role: 'boss', content: 'x' }] },
      /Invalid value: 'boss'\. Supported values are: 'system'/u,
      'invalid_value',
    ],
    [
      'a parameter that does not exist',
      { model: 'm', messages, temprature: 1 },
      /Unknown parameter: 'temprature'/u,
      'unknown_parameter',
    ],
    [
      'a value of the wrong type',
      { model: 'm', messages, temperature: 'hot' },
      /Invalid type for 'temperature'/u,
      'invalid_type',
    ],
    [
      'streaming',
      { model: 'm', messages, stream: true },
      /Streaming is not supported/u,
      'unsupported_parameter',
    ],
    [
      'tools',
      { model: 'm', messages, tools: [] },
      /'tools' is not supported/u,
      'unsupported_parameter',
    ],
    [
      'both bounds of the answer',
      { model: 'm', messages, max_tokens: 5, max_completion_tokens: 5 },
      /at the same time is not supported/u,
      'invalid_parameter_combination',
    ],
    [
      'JSON mode without the word JSON',
      { model: 'm', messages, response_format: { type: 'json_object' } },
      /must contain the word 'json'/u,
      null,
    ],
  ])('names %s', async (_what, params, message, code) => {
    await withOpenAi({}, async (client) => {
      const error = await errorOf(client.chat.completions.create(wrong(params)));

      expect(error).toBeInstanceOf(OpenAI.BadRequestError);
      expect(error.message).toMatch(message);
      expect(error.code).toBe(code);
      expect(error.type).toBe('invalid_request_error');
    });
  });

  it.each([
    [
      'breaks the strict rules',
      {
        name: 's',
        strict: true,
        schema: { type: 'object', properties: { a: { type: 'string' } }, ...closed },
      },
      /Invalid schema for response_format 's': In context=\(\), 'required' is required/u,
    ],
    [
      'has a name with a blank',
      { name: 'my schema', strict: true, schema: { type: 'object', properties: {}, ...closed } },
      /string does not match pattern/u,
    ],
    [
      'has a name that is too long',
      { name: 'x'.repeat(65), strict: true, schema: { type: 'object', properties: {}, ...closed } },
      /maximum length 64, but got a string with length 65/u,
    ],
    [
      'is no JSON schema',
      { name: 's', schema: { type: 'object', properties: { a: { type: 'wish' } } } },
      /Invalid schema for response_format 's'/u,
    ],
  ])('refuses a schema that %s', async (_what, json_schema, message) => {
    await withOpenAi({}, async (client) => {
      const response_format = { type: 'json_schema' as const, json_schema };
      const error = await errorOf(
        client.chat.completions.create({ ...ask('Hello.'), response_format }),
      );

      expect(error.status).toBe(400);
      expect(error.message).toMatch(message);
    });
  });

  it('refuses a wrong key without repeating it', async () => {
    await withOpenAi({}, async (_client, { url }) => {
      const client = new OpenAI({ baseURL: url, apiKey: 'sk-wrong-and-secret', maxRetries: 0 });
      const error = await errorOf(client.models.list());

      expect(error).toBeInstanceOf(OpenAI.AuthenticationError);
      expect(error.code).toBe('invalid_api_key');
      expect(JSON.stringify(error.error)).not.toContain('secret');
    });
  });

  it('refuses a call without a key', async () => {
    await withOpenAi({}, async (_client, { url }) => {
      const response = await fetch(`${url}/models`);

      expect(response.status).toBe(401);
    });
  });

  it('refuses a prompt that is longer than the context', async () => {
    await withOpenAi({ contextTokens: 100 }, async (client) => {
      const error = await errorOf(client.chat.completions.create(ask(transcriptOf('lostCard'))));

      expect(error.code).toBe('context_length_exceeded');
      expect(error.message).toMatch(/maximum context length is 100 tokens/u);
    });
  });

  it('knows only the models it was given', async () => {
    await withOpenAi({ models: ['small'] }, async (client) => {
      const error = await errorOf(client.chat.completions.create(ask('Hello.')));

      expect(error).toBeInstanceOf(OpenAI.NotFoundError);
      expect(error.code).toBe('model_not_found');
    });
  });

  it('refuses what goes beyond the quota, with the time to wait', async () => {
    await withOpenAi({ limits: { requestsPerMinute: 1 } }, async (client) => {
      await client.chat.completions.create(ask('Hello.'));
      const error = await errorOf(client.chat.completions.create(ask('Hello.')));

      expect(error).toBeInstanceOf(OpenAI.RateLimitError);
      expect(Number(error.headers?.get('retry-after-ms'))).toBeGreaterThan(0);
      expect(error.headers?.get('x-ratelimit-remaining-requests')).toBe('0');
    });
  });

  it('answers a body that is not JSON, and a path that does not exist, in the same shape', async () => {
    await withOpenAi({}, async (_client, { url }) => {
      const headers = {
        authorization: 'Bearer a-key-for-tests',
        'content-type': 'application/json',
      };
      const noJson = await fetch(`${url}/chat/completions`, { method: 'POST', headers, body: '{' });
      const noPath = await fetch(`${url}/chat/nothing`, { headers });

      expect([noJson.status, noPath.status]).toEqual([400, 404]);
      expect(await noJson.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
      expect(await noPath.json()).toMatchObject({
        error: { message: 'Invalid URL (GET /v1/chat/nothing)' },
      });
    });
  });
});

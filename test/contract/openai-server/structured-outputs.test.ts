import OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { ask, KEY, transcriptOf, withOpenAi } from './with-openai';

const evidence = z.array(z.string());
const statement = z.object({ text: z.string(), evidence });
const callSummary = z.object({
  title: z.string(),
  summary: z.array(statement),
  reason: statement.nullable(),
  outcome: statement.nullable(),
  keyPoints: z.array(statement),
  actionItems: z.array(
    z.object({
      text: z.string(),
      owner: z.string().nullable(),
      due: z.string().nullable(),
      evidence,
    }),
  ),
  topics: z.array(statement),
  sentiment: z.array(
    z.object({
      speaker: z.string(),
      label: z.enum(['positive', 'neutral', 'negative', 'mixed']),
      text: z.string(),
      evidence,
    }),
  ),
});
const format = zodResponseFormat(callSummary, 'call_summary');

describe('structured outputs through the openai package', () => {
  it('parses a summary of the call that was sent', async () => {
    await withOpenAi({}, async (client) => {
      const completion = await client.chat.completions.parse({
        ...ask(transcriptOf('lateParcel')),
        response_format: format,
      });

      const [choice] = completion.choices;
      expect(choice?.finish_reason).toBe('stop');
      expect(choice?.message.parsed?.title).toContain('Parcel was supposed to arrive on Tuesday');
      expect(choice?.message.parsed?.actionItems[2]).toMatchObject({
        owner: 'Customer',
        due: 'tonight',
      });
    });
  });

  it('summarizes another call differently', async () => {
    await withOpenAi({}, async (client) => {
      const titles = await Promise.all(
        (['lostCard', 'voicemail', 'radioInterview'] as const).map(async (name) => {
          const asked = { ...ask(transcriptOf(name)), response_format: format };
          const completion = await client.chat.completions.parse(asked);
          return completion.choices[0]?.message.parsed?.title;
        }),
      );

      expect(new Set(titles).size).toBe(3);
    });
  });

  it('answers a call without speech with an empty summary', async () => {
    await withOpenAi({}, async (client) => {
      const completion = await client.chat.completions.parse({
        ...ask('<transcript>\n</transcript>'),
        response_format: format,
      });

      expect(completion.choices[0]?.message.parsed).toMatchObject({
        title: 'No speech',
        summary: [],
        reason: null,
      });
    });
  });

  it('counts tokens', async () => {
    await withOpenAi({}, async (client) => {
      const { usage } = await client.chat.completions.create(ask(transcriptOf('lostCard')));

      expect(usage?.prompt_tokens).toBeGreaterThan(400);
      expect(usage?.total_tokens).toBe(
        (usage?.prompt_tokens ?? 0) + (usage?.completion_tokens ?? 0),
      );
    });
  });

  it('writes JSON without a schema and plain text without a format', async () => {
    await withOpenAi({}, async (client) => {
      const asked = ask(`Answer in JSON.\n${transcriptOf('lostCard')}`);
      const json = await client.chat.completions.create({
        ...asked,
        response_format: { type: 'json_object' },
      });
      const text = await client.chat.completions.create(asked);

      const parsed = z
        .object({ title: z.string() })
        .parse(JSON.parse(json.choices[0]?.message.content ?? ''));
      expect(parsed.title).toBe('Lost debit card');
      expect(text.choices[0]?.message.content).toMatch(/^Lost debit card\nThe customer thinks/u);
    });
  });

  it('takes the path and the key header of an Azure resource', async () => {
    await withOpenAi({}, async (_client, { url }) => {
      const response = await fetch(url.replace(/\/v1$/u, '/openai/v1/chat/completions'), {
        method: 'POST',
        headers: { 'api-key': KEY, 'content-type': 'application/json' },
        body: JSON.stringify(ask('My parcel never came.')),
      });

      expect(response.status).toBe(200);
      expect(response.headers.get('x-request-id')).toMatch(/^req_/u);
      expect(Number(response.headers.get('x-ratelimit-remaining-requests'))).toBeGreaterThan(0);
    });
  });

  it('takes a token that the client fetches for each call', async () => {
    await withOpenAi({}, async (_client, { url }) => {
      const client = new OpenAI({ baseURL: url, apiKey: () => Promise.resolve(KEY) });

      await expect(client.chat.completions.create(ask('Hello.'))).resolves.toBeDefined();
    });
  });

  it('lists its models', async () => {
    await withOpenAi({ models: ['small', 'large'] }, async (client) => {
      const models = await client.models.list();

      expect(models.data.map(({ id }) => id)).toEqual(['small', 'large']);
      await expect(client.models.retrieve('small')).resolves.toMatchObject({ id: 'small' });
    });
  });
});

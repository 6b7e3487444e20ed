import type { TokenCredential } from '@azure/identity';
import OpenAI from 'openai';
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { ResponseShapeError, type Reason } from '../../domain/errors';
import type { Telemetry } from '../../ports';
import { identityToken } from '../identity/identity-token';
import { isFiltered, toServiceError } from './classify';
import { observedCall } from './observed-call';
import { ANSWER_TOKENS } from './plan';
import { SHORTER } from './prompt';

/** Scope of the Azure OpenAI v1 API (api-version-lifecycle page). */
const SCOPE = 'https://ai.azure.com/.default';
const NAMES = { service: 'Model service', keySetting: 'OPENAI_API_KEY' };
const SCHEMA_NAME = 'call_summary';

export interface ModelSettings {
  readonly baseUrl: string;
  readonly key?: string;
  readonly model: string;
  readonly timeoutMs: number;
}

/** What the model said, or why it will not say anything. */
export type Reply =
  | { readonly kind: 'content'; readonly content: string; readonly shortened: boolean }
  | { readonly kind: 'none'; readonly reason: Reason };

/** What the calls of one summary have come to. */
export interface Meter {
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** A model that is asked several things for one summary. */
export interface Conversation {
  ask(messages: readonly ChatCompletionMessageParam[]): Promise<Reply>;
  /** Whether the bounds leave room for so many further calls. */
  hasRoomFor(calls: number): boolean;
  readonly meter: Meter;
}

export type Model = ReturnType<typeof openModel>;

/** Chat completions with structured outputs, of any service that speaks them. */
export function openModel(
  settings: ModelSettings,
  credential: () => TokenCredential,
  telemetry?: Telemetry,
) {
  const server = new URL(settings.baseUrl).host;
  const client = new OpenAI({
    baseURL: settings.baseUrl,
    apiKey: settings.key ?? (() => identityToken(NAMES, SCOPE, credential)),
    maxRetries: 0, // one retry layer, in the orchestrators
    timeout: settings.timeoutMs,
  });
  return {
    async ping(): Promise<void> {
      try {
        await client.models.list();
      } catch (error) {
        throw toServiceError(error);
      }
    },

    converse(
      model: string,
      schema: Record<string, unknown>,
      bounds: { readonly calls: number; readonly tokens: number },
    ): Conversation {
      const meter = { calls: 0, promptTokens: 0, completionTokens: 0 };
      const once = async (messages: readonly ChatCompletionMessageParam[]) => {
        meter.calls += 1;
        const completion = await observedCall(telemetry, { server, model }, () =>
          client.chat.completions.create({
            model,
            messages: [...messages],
            max_completion_tokens: ANSWER_TOKENS,
            response_format: {
              type: 'json_schema',
              json_schema: { name: SCHEMA_NAME, strict: true, schema },
            },
          }),
        );
        meter.promptTokens += completion.usage?.prompt_tokens ?? 0;
        meter.completionTokens += completion.usage?.completion_tokens ?? 0;
        return completion;
      };
      const conversation = {
        meter,
        hasRoomFor(calls: number) {
          const spent = meter.promptTokens + meter.completionTokens;
          const each = meter.calls === 0 ? 0 : spent / meter.calls;
          return meter.calls + calls <= bounds.calls && spent + calls * each <= bounds.tokens;
        },
        async ask(messages: readonly ChatCompletionMessageParam[]): Promise<Reply> {
          const reply = await answered(() => once(messages));
          if (reply.kind !== 'cut') return reply;
          if (!conversation.hasRoomFor(1)) return { kind: 'none', reason: CUT };
          const shorter = await answered(() =>
            once([...messages, { role: 'user', content: SHORTER }]),
          );
          if (shorter.kind === 'cut') return { kind: 'none', reason: CUT };
          return shorter.kind === 'content' ? { ...shorter, shortened: true } : shorter;
        },
      };
      return conversation;
    },
  };
}

const CUT: Reason = {
  code: 'summary_cut',
  message: "The model's answer did not come to an end, not even when it was asked for a short one.",
};
const PROMPT_FILTERED: Reason = {
  code: 'content_filtered',
  message: "The model's content filter refused this call; a person has to read the transcript.",
};
const ANSWER_FILTERED: Reason = {
  code: 'answer_filtered',
  message:
    "The model's content filter stopped its own summary of this call; a person has to read the transcript.",
};

async function answered(
  run: () => Promise<OpenAI.ChatCompletion>,
): Promise<Reply | { kind: 'cut' }> {
  let completion: OpenAI.ChatCompletion;
  try {
    completion = await run();
  } catch (error) {
    if (isFiltered(error)) return { kind: 'none', reason: PROMPT_FILTERED };
    throw toServiceError(error);
  }
  const choice = completion.choices[0];
  if (!choice) throw new ResponseShapeError('Model service', 'no choice');
  if (choice.finish_reason === 'content_filter') return { kind: 'none', reason: ANSWER_FILTERED };
  if (choice.finish_reason === 'length') return { kind: 'cut' };
  if (choice.message.refusal) {
    const reason = { code: 'refused', message: 'The model refused to summarize this call.' };
    return { kind: 'none', reason };
  }
  return { kind: 'content', content: choice.message.content ?? '', shortened: false };
}

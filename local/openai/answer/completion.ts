import { randomUUID } from 'node:crypto';
import type { FaultAction } from '../faults/fault';
import { firstTokens, promptTokensOf, tokensOf } from '../protocol/tokens';
import { textOf, type ChatRequest } from '../request/chat-request';
import { obey } from '../obedient/obey';
import { modelAnswer } from './model-answer';

type FinishReason = 'stop' | 'length' | 'content_filter';

interface Said {
  readonly content: string | null;
  readonly refusal: string | null;
  readonly finish: FinishReason;
}

/** The wire form of `chat.completion`, as far as a client looks at it. */
export interface Completion {
  readonly id: string;
  readonly object: 'chat.completion';
  /** Seconds since 1970. */
  readonly created: number;
  readonly model: string;
  readonly system_fingerprint: string;
  readonly choices: readonly unknown[];
  readonly usage: {
    readonly prompt_tokens: number;
    readonly completion_tokens: number;
    readonly total_tokens: number;
  };
}

/** Answers a request; a fault may put words into the model's mouth or cut it short. */
export function completionOf(
  request: ChatRequest,
  fault: FaultAction | undefined,
  isObedient = false,
): Completion {
  const said = bounded(request, withFault(request, fault, isObedient));
  const prompt = promptTokensOf(request.messages.map(textOf));
  const completion = tokensOf(said.content ?? said.refusal ?? '');
  return {
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1000),
    model: request.model,
    system_fingerprint: 'fp_extractive',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: said.content,
          refusal: said.refusal,
          annotations: [],
        },
        logprobs: null,
        finish_reason: said.finish,
      },
    ],
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
    },
  };
}

function withFault(
  request: ChatRequest,
  fault: FaultAction | undefined,
  isObedient: boolean,
): Said {
  if (fault !== undefined && 'refusal' in fault) {
    return { content: null, refusal: fault.refusal, finish: 'stop' };
  }
  const content =
    fault !== undefined && 'content' in fault ? fault.content : answerTo(request, isObedient);
  if (fault !== undefined && 'finishReason' in fault) {
    const half = content.slice(0, Math.floor(content.length / 2));
    // The filter takes back what it stopped; out of tokens, the beginning is there.
    return {
      content: fault.finishReason === 'length' ? half : '',
      refusal: null,
      finish: fault.finishReason,
    };
  }
  return { content, refusal: null, finish: 'stop' };
}

/** An obedient model does what it is told, by whomever. */
function answerTo(request: ChatRequest, isObedient: boolean): string {
  const answer = modelAnswer(request);
  if (!isObedient || request.response_format?.type !== 'json_schema') return answer;
  const document = JSON.parse(answer) as Record<string, unknown>;
  return JSON.stringify(obey(request.messages, document));
}

function bounded({ max_completion_tokens, max_tokens }: ChatRequest, said: Said): Said {
  const bound = max_completion_tokens ?? max_tokens;
  if (bound == null || said.content === null || tokensOf(said.content) <= bound) {
    return said;
  }
  return { ...said, content: firstTokens(said.content, bound), finish: 'length' };
}

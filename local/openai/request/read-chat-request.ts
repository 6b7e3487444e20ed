import { badRequest, modelNotFound, type ApiError } from '../protocol/errors';
import type { Settings } from '../options';
import { promptTokensOf } from '../protocol/tokens';
import { chatRequest, textOf, type ChatRequest } from './chat-request';
import { errorOfIssue } from './issue-errors';
import { strictViolation } from './strict-schema';

/** Real parameters that a summarizer can't honour: to take them and do nothing would be a lie. */
const NOT_HERE = [
  'stream',
  'stream_options',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'functions',
  'function_call',
  'audio',
  'prediction',
  'web_search_options',
  'moderation',
  'top_logprobs',
  'prompt_cache_options',
] as const;

/**
 * Parses and judges the body of a chat completion as the service does.
 *
 * @throws ApiError 400 or 404, in the words of the service where those are known
 */
export function readChatRequest(body: unknown, settings: Settings): ChatRequest {
  refuseUnsupported(body);
  const parsed = chatRequest.safeParse(body);
  if (!parsed.success) {
    throw errorOfIssue(parsed.error.issues[0], body);
  }
  const request = parsed.data;
  if (settings.models?.includes(request.model) === false) {
    throw modelNotFound(request.model);
  }
  if (request.max_tokens != null && request.max_completion_tokens != null) {
    throw badRequest(
      "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
      'max_tokens',
      'invalid_parameter_combination',
    );
  }
  checkFormat(request);
  checkLength(request, settings.contextTokens);
  return request;
}

function refuseUnsupported(body: unknown): void {
  const given =
    typeof body === 'object' && body !== null ? new Map(Object.entries(body)) : new Map();
  const found = NOT_HERE.find((name) => given.get(name) != null && given.get(name) !== false);
  if (found !== undefined) {
    const what = found === 'stream' ? 'Streaming' : `The parameter '${found}'`;
    throw badRequest(
      `${what} is not supported by this local server: leave it out, or use a real endpoint.`,
      found,
      'unsupported_parameter',
    );
  }
}

function checkFormat({ response_format: format, messages }: ChatRequest): void {
  if (format?.type === 'json_object' && !messages.some((one) => /json/iu.test(textOf(one)))) {
    throw badRequest(
      "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
      'messages',
      null,
    );
  }
  if (format?.type === 'json_schema') {
    const { name, schema, strict } = format.json_schema;
    const broken = strict === true && schema !== undefined ? strictViolation(schema) : undefined;
    if (broken !== undefined) {
      throw invalidSchema(name, broken);
    }
  }
}

/** 400 for a schema that can't be worked with. */
export function invalidSchema(name: string, what: string): ApiError {
  return badRequest(
    `Invalid schema for response_format '${name}': ${what}`,
    'response_format',
    null,
  );
}

function checkLength({ messages }: ChatRequest, contextTokens: number): void {
  const tokens = promptTokensOf(messages.map(textOf));
  if (tokens > contextTokens) {
    throw badRequest(
      `This model's maximum context length is ${contextTokens} tokens. However, your messages resulted in ${tokens} tokens. Please reduce the length of the messages.`,
      'messages',
      'context_length_exceeded',
    );
  }
}

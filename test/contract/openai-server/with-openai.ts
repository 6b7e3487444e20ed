import OpenAI from 'openai';
import {
  startOpenAiServer,
  type OpenAiServer,
  type OpenAiServerOptions,
} from '../../../local/openai';
import { CALLS } from '../../unit/local/openai/summarize/calls';

export const KEY = 'a-key-for-tests';

/** Starts a server on a free port, hands over an unmodified client, and always closes. */
export async function withOpenAi(
  options: Partial<OpenAiServerOptions>,
  use: (client: OpenAI, server: OpenAiServer) => Promise<void>,
): Promise<void> {
  const server = await startOpenAiServer({ port: 0, keys: [KEY], ...options });
  try {
    await use(new OpenAI({ baseURL: server.url, apiKey: KEY, maxRetries: 0 }), server);
  } finally {
    await server.close();
  }
}

/** A user's message with one call of the unit tests, as the app sends it. */
export function transcriptOf(name: keyof typeof CALLS): string {
  const lines = CALLS[name].map(({ id, speaker, text }) =>
    JSON.stringify({ id, at: '00:00:00', ...(speaker === undefined ? {} : { speaker }), text }),
  );
  return ['<transcript>', ...lines, '</transcript>'].join('\n');
}

export function ask(content: string): OpenAI.ChatCompletionCreateParamsNonStreaming {
  return { model: 'any', messages: [{ role: 'user', content }] };
}

/** The error of a call that has to fail. */
export async function errorOf(
  call: PromiseLike<unknown>,
): Promise<InstanceType<typeof OpenAI.APIError>> {
  try {
    await call;
  } catch (error) {
    if (error instanceof OpenAI.APIError) {
      return error;
    }
    throw error;
  }
  throw new Error('The call was answered, but an error was expected.');
}

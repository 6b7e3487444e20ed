import { completionOf } from '../answer/completion';
import type { Context } from '../context';
import type { JournalEntry } from '../journal';
import { promptFiltered } from '../protocol/errors';
import { promptTokensOf } from '../protocol/tokens';
import { textOf, type ChatRequest } from '../request/chat-request';
import { readChatRequest } from '../request/read-chat-request';
import { answering } from './answering';

/** `POST /chat/completions`. */
export function chatCompletions(context: Context) {
  return answering(context, 'chat', async ({ request, fault, seen }) => {
    const chat = readChatRequest(request.body, context.settings);
    note(seen, chat);
    context.limiter.take(tokensAsked(chat));
    if (fault !== undefined && 'contentFilterPrompt' in fault) {
      throw promptFiltered();
    }
    const completion = completionOf(chat, fault, context.settings.obedient);
    Object.assign(seen, { completionTokens: completion.usage.completion_tokens });
    return { contentType: 'application/json', body: JSON.stringify(completion) };
  });
}

function note(seen: Partial<JournalEntry>, chat: ChatRequest): void {
  const format = chat.response_format;
  Object.assign(seen, {
    model: chat.model,
    promptTokens: promptTokensOf(chat.messages.map(textOf)),
    schema: format?.type === 'json_schema' ? format.json_schema.name : null,
  });
}

/** Azure estimates a call by its prompt and the bound of its answer. */
function tokensAsked(chat: ChatRequest): number {
  const bound = chat.max_completion_tokens ?? chat.max_tokens ?? 0;
  return promptTokensOf(chat.messages.map(textOf)) + bound;
}

import { fillSchema } from '../document/fill-schema';
import { sentenceFinder } from '../document/find-sentence';
import { compileSchema } from '../document/validator';
import { ApiError } from '../protocol/errors';
import type { ChatRequest } from '../request/chat-request';
import type { JsonSchema } from '../request/json-schema';
import { invalidSchema } from '../request/read-chat-request';
import { summarizeSentences } from '../summarize/summarize-call';
import { sentencesOf } from '../summarize/text/sentences';
import { questionAnswerer } from '../document/answer-question';
import { answersOf, mergedSummary, readSummaries } from '../summarize/merge';
import { readTranscript } from '../transcript/read-transcript';

/** What the "model" says to a request: the summary of the call in it, in the format asked for. */
export function modelAnswer(request: ChatRequest): string {
  const parts = readSummaries(request.messages);
  const sentences = parts ? [] : sentencesOf(readTranscript(request.messages));
  const summary = parts ? mergedSummary(parts) : summarizeSentences(sentences);
  const format = request.response_format;
  if (format?.type === 'json_schema' && format.json_schema.schema !== undefined) {
    const { name, schema } = format.json_schema;
    const answer = parts ? answersOf(parts) : questionAnswerer(sentences);
    return document(name, schema, fillSchema(schema, summary, sentenceFinder(sentences), answer));
  }
  return format === undefined || format.type === 'text'
    ? [summary.title, ...summary.summary.map(({ text }) => text)].join('\n')
    : JSON.stringify(summary);
}

function document(name: string, schema: JsonSchema, filled: unknown): string {
  const validate = compiled(name, schema);
  if (!validate(filled)) {
    // Structured outputs promise a valid document: better no answer than one that breaks the promise.
    const [broken] = validate.errors ?? [];
    throw new ApiError(
      500,
      `The local server could not fill the schema '${name}': ${broken?.instancePath ?? ''} ${broken?.message ?? 'is invalid'}.`,
      { type: 'server_error' },
    );
  }
  return JSON.stringify(filled);
}

function compiled(name: string, schema: JsonSchema): ReturnType<typeof compileSchema> {
  try {
    return compileSchema(schema);
  } catch (error) {
    throw invalidSchema(name, error instanceof Error ? error.message : 'it is no JSON schema.');
  }
}

import { getBearerTokenProvider, type TokenCredential } from '@azure/identity';
import OpenAI from 'openai';
import type { ChatCompletion } from 'openai/resources/chat/completions';
import { ResponseShapeError, type Reason } from '../../domain/errors';
import { verifyEvidence, type Summary, type SummaryOutcome } from '../../domain/summary';
import { hasSpeech, type Transcript } from '../../domain/transcript';
import type { Summarizer, Telemetry } from '../../ports';
import { isFiltered, toServiceError } from './classify';
import { observedCall } from './observed-call';
import { INSTRUCTIONS, toPrompt } from './prompt';
import { SUMMARY_SCHEMA_NAME, summaryJsonSchema, summarySchema } from './schema';

/** Scope of the Azure OpenAI v1 API (api-version-lifecycle page). */
const SCOPE = 'https://ai.azure.com/.default';
/** A brief summary takes some 600 tokens; the bound keeps a runaway answer cheap. */
const MOST_TOKENS = 4000;
/** Of English it is about four, of JSON fewer (gpt-4o's encoding); bytes hold for other scripts too. */
const BYTES_PER_TOKEN = 3.5;
/** Sent with every call, and counted. */
const SCHEMA = JSON.stringify(summaryJsonSchema());
/** An answer that does not fit the schema, or has no evidence, is asked for once more. */
const ANSWERS = 2;

export interface ModelSettings {
  readonly baseUrl: string;
  readonly key?: string;
  readonly model: string;
  readonly timeoutMs: number;
}

const NO_SPEECH: Reason = {
  code: 'no_speech',
  message: 'No speech was recognized in the recording.',
};
const FILTERED: Reason = {
  code: 'content_filtered',
  message: "The model's content filter refused this call; a person has to read the transcript.",
};
const CUT: Reason = { code: 'summary_cut', message: "The model's answer did not come to an end." };
const UNUSABLE: Reason = {
  code: 'summary_unusable',
  message: 'The model gave no summary that fits the schema and can be traced to the transcript.',
};

/** Summaries by any service that speaks OpenAI chat completions with structured outputs. */
export function makeOpenAiSummarizer(
  settings: ModelSettings,
  credential: () => TokenCredential,
  telemetry?: Telemetry,
): Summarizer {
  const asked = { model: settings.model, server: new URL(settings.baseUrl).host };
  const client = new OpenAI({
    baseURL: settings.baseUrl,
    apiKey: settings.key ?? getBearerTokenProvider(credential(), SCOPE),
    maxRetries: 0, // one retry layer, in the orchestrators
    timeout: settings.timeoutMs,
  });

  const ask = (transcript: Transcript) =>
    client.chat.completions.create({
      model: settings.model,
      messages: [
        { role: 'system', content: INSTRUCTIONS },
        { role: 'user', content: toPrompt(transcript).content },
      ],
      max_completion_tokens: MOST_TOKENS,
      response_format: {
        type: 'json_schema',
        json_schema: { name: SUMMARY_SCHEMA_NAME, strict: true, schema: summaryJsonSchema() },
      },
    });

  return {
    async summarize(transcript) {
      if (!hasSpeech(transcript)) return none(NO_SPEECH);
      for (let answer = 0; answer < ANSWERS; answer += 1) {
        const call = () => observedCall(telemetry, asked, () => ask(transcript));
        const outcome = await answerOf(call, transcript);
        if (outcome) return outcome;
      }
      return none(UNUSABLE);
    },

    tokensFor(transcript) {
      const bytes = Buffer.byteLength(INSTRUCTIONS + SCHEMA + toPrompt(transcript).content);
      return Math.ceil(bytes / BYTES_PER_TOKEN) + MOST_TOKENS;
    },

    async ping() {
      await calling(() => client.models.list());
    },
  };
}

/** `undefined` for an answer that is worth asking for again. */
async function answerOf(
  ask: () => PromiseLike<ChatCompletion>,
  transcript: Transcript,
): Promise<SummaryOutcome | undefined> {
  let completion: ChatCompletion;
  try {
    completion = await ask();
  } catch (error) {
    if (isFiltered(error)) return none(FILTERED);
    throw toServiceError(error);
  }
  const choice = completion.choices[0];
  if (!choice) throw new ResponseShapeError('Model service', 'no choice');
  if (choice.finish_reason === 'content_filter') return none(FILTERED);
  if (choice.finish_reason === 'length') return none(CUT);
  if (choice.message.refusal) {
    return none({ code: 'refused', message: 'The model refused to summarize this call.' });
  }
  const summary = parseSummary(choice.message.content);
  if (!summary) return undefined;
  const verified = verifyEvidence(summary, transcript);
  if (verified.summary.summary.length === 0) return undefined;
  return { kind: 'summary', ...verified };
}

function parseSummary(content: string | null): Summary | undefined {
  try {
    return summarySchema.safeParse(JSON.parse(content ?? '')).data;
  } catch {
    return undefined;
  }
}

async function calling<T>(run: () => PromiseLike<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw toServiceError(error);
  }
}

function none(reason: Reason): SummaryOutcome {
  return { kind: 'none', reason };
}

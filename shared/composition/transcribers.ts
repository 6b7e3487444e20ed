import type { TokenCredential } from '@azure/identity';
import { makeAzureFast } from '../adapters/azure-fast';
import { makeAzureBatch } from '../adapters/azure-speech/batch-provider';
import { makeSpeechHttp } from '../adapters/azure-speech/http';
import { observedSpeechHttp } from '../adapters/azure-speech/observed-http';
import { makeOpenAiTranscription } from '../adapters/openai-transcription';
import { makeSpeechmaticsBatch } from '../adapters/speechmatics/batch';
import { makeTranscribers } from '../adapters/transcribers';
import type { AnswerStore } from '../adapters/transcribers/answer-store';
import type { ImmediateProvider } from '../adapters/transcribers/immediate-lane';
import { makeImmediateProvider } from '../adapters/transcribers/immediate-provider';
import type { Settings } from '../config/settings';
import type { BatchProvider, Telemetry, Transcribers } from '../ports';

/** What adapters of transcription services get beside their settings. */
export interface TranscriberContext {
  readonly credential: () => TokenCredential;
  /** Marks the jobs of this deployment. */
  readonly environment: string;
  readonly telemetry: Telemetry | undefined;
  /** Keeps the answers of a service that keeps none itself. */
  readonly answersOf: (provider: string) => AnswerStore;
}

type Make = (settings: Settings, context: TranscriberContext) => BatchProvider;

/** Every service there is an adapter for: a new one is a line here and its name in PROVIDER_NAMES. */
const MAKERS: Readonly<Record<Settings['providers']['names'][number], Make>> = {
  'azure-speech': azureBatch,
  'azure-fast': (settings, context) => {
    const { resources } = settings.speech;
    return atOnce(context, makeAzureFast(resources, settings.providers.fast, context.credential));
  },
  speechmatics: ({ providers }, { environment, telemetry }) =>
    makeSpeechmaticsBatch(given(providers.speechmatics), {
      environment,
      ...(telemetry && { telemetry }),
    }),
  openai: ({ providers }, context) =>
    atOnce(context, makeOpenAiTranscription(given(providers.transcription), context.credential)),
};

/** The services that the settings name. */
export function transcribersOf(settings: Settings, context: TranscriberContext): Transcribers {
  return makeTranscribers(settings.providers.names.map((name) => MAKERS[name](settings, context)));
}

function azureBatch({ speech }: Settings, context: TranscriberContext): BatchProvider {
  const { credential, environment, telemetry } = context;
  const resources = new Map(
    speech.resources.map((resource) => {
      const { host } = new URL(resource.endpoint);
      const http = makeSpeechHttp(resource, credential);
      return [host, observedSpeechHttp(http, host, telemetry)] as const;
    }),
  );
  const { webhookSecret } = speech;
  return makeAzureBatch(resources, {
    environment,
    ...(webhookSecret !== undefined && { webhookSecret }),
  });
}

function atOnce(
  { answersOf, telemetry }: TranscriberContext,
  provider: ImmediateProvider,
): BatchProvider {
  return makeImmediateProvider(provider, answersOf(provider.name), telemetry);
}

/** Settings of a named service are checked when the table is parsed. */
function given<T>(settings: T | undefined): T {
  if (settings !== undefined) return settings;
  throw new RangeError('A transcription service is named that has no settings.');
}

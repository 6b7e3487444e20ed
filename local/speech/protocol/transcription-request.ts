import { z } from 'zod';
import { customProperties } from './custom-properties';
import { idOfEntity } from './links';
import { isLocale } from './locales';
import { parseBody, type CodeByPath } from './parse-body';
import { invalid } from './speech-error';
import { transcriptionProperties } from './transcription-properties';

/** Largest number of recordings in one job (specification 2025-10-15). */
const MAX_CONTENT_URLS = 1000;
/** Continuous language identification chooses among 2 to 10 locales. */
const MAX_CANDIDATES = 10;

const httpUrl = z.url({ protocol: /^https?$/ });
const entityReference = z.object({ self: z.url() });

const requestSchema = z.object({
  displayName: z.string().min(1),
  description: z.string().optional(),
  locale: z.string().refine(isLocale, { error: 'the locale is not supported' }),
  contentUrls: z.array(httpUrl).optional(),
  contentContainerUrl: httpUrl.optional(),
  dataset: entityReference.optional(),
  model: entityReference.optional(),
  project: entityReference.optional(),
  customProperties: customProperties.optional(),
  properties: transcriptionProperties,
});
export type TranscriptionRequest = z.infer<typeof requestSchema>;

const CODES: CodeByPath = {
  locale: 'InvalidLocale',
  contentUrls: 'InvalidRecordingsUri',
  contentContainerUrl: 'InvalidRecordingsUri',
  dataset: 'InvalidDataset',
  model: 'InvalidModelUri',
  properties: 'InvalidParameterValue',
  'properties.channels': 'InvalidChannels',
  'properties.timeToLiveHours': 'InvalidTimeToLive',
};

/**
 * Parses and checks the body of `transcriptions:submit`.
 * @param baseModelId the only model there is
 * @throws SpeechError 400 with the service's code for what is wrong.
 */
export function parseTranscriptionRequest(
  body: unknown,
  baseModelId: string,
): TranscriptionRequest {
  checkContentCount(body);
  const request = parseBody(requestSchema, body, CODES);
  checkContent(request);
  checkModel(request, baseModelId);
  checkChannels(request);
  checkCandidates(request);
  return request;
}

/** Before anything else, so that a thousand URLs too many are not parsed one by one. */
function checkContentCount(body: unknown): void {
  const parsed = z.object({ contentUrls: z.array(z.unknown()) }).safeParse(body);
  if (parsed.success && parsed.data.contentUrls.length > MAX_CONTENT_URLS) {
    throw invalid(
      'ExceededNumberOfRecordingsUris',
      `A transcription takes at most ${String(MAX_CONTENT_URLS)} recordings URIs.`,
      'contentUrls',
    );
  }
}

function checkContent({ contentUrls, contentContainerUrl, dataset }: TranscriptionRequest): void {
  const urls = contentUrls?.length === 0 ? undefined : contentUrls;
  const given = [urls, contentContainerUrl, dataset].filter((content) => content !== undefined);
  if (given.length !== 1) {
    throw invalid(
      'OnlyOneOfUrlsOrContainerOrDataset',
      'Exactly one of contentUrls, contentContainerUrl and dataset must be given.',
    );
  }
  if (dataset !== undefined) {
    throw invalid('InvalidDataset', 'The specified dataset does not exist.', 'dataset');
  }
}

function checkModel({ model }: TranscriptionRequest, baseModelId: string): void {
  if (model !== undefined && idOfEntity(model.self) !== baseModelId) {
    throw invalid('InvalidModel', 'The specified model does not exist.', 'model');
  }
}

function checkChannels({ properties }: TranscriptionRequest): void {
  if (!properties.channels.some((channel) => channel <= 1)) {
    throw invalid(
      'InvalidChannelSpecification',
      'Neither channel 0 nor channel 1 is selected.',
      'properties.channels',
    );
  }
}

function checkCandidates({ locale, properties }: TranscriptionRequest): void {
  const target = 'properties.languageIdentification.candidateLocales';
  const { candidateLocales = [], mode } = properties.languageIdentification ?? {};
  const unknown = candidateLocales.find((candidate) => !isLocale(candidate));
  if (unknown !== undefined) {
    throw invalid('InvalidLocale', `The candidate locale ${unknown} is not supported.`, target);
  }
  if (mode !== 'Continuous') return;
  if (candidateLocales.length > MAX_CANDIDATES || !candidateLocales.includes(locale)) {
    throw invalid(
      'InvalidParameterValue',
      `Give 2 to ${String(MAX_CANDIDATES)} candidate locales with the main locale among them.`,
      target,
    );
  }
}

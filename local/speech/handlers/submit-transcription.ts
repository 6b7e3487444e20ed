import { randomUUID } from 'node:crypto';
import { apiVersion } from '../protocol/api-version';
import { BASE_MODEL_ID } from '../protocol/base-model';
import { toTranscriptionEntity } from '../protocol/transcription-entity';
import {
  parseTranscriptionRequest,
  type TranscriptionRequest,
} from '../protocol/transcription-request';
import type { Job } from '../store/job';
import { createJob } from '../jobs/job-transitions';
import type { Handler } from './handler';

/** `POST /transcriptions:submit`: 201 with the job and its URL in `Location`. */
export const submitTranscription: Handler = async (context, request, reply) => {
  const version = apiVersion(request);
  const asked = parseTranscriptionRequest(request.body, BASE_MODEL_ID);
  const job = toJob(asked, context.settings.clock());
  context.notes.set(request, { jobId: job.id, details: toDetails(asked) });
  context.store.transaction(() => {
    createJob(context, job);
    for (const [position, url] of (asked.contentUrls ?? []).entries()) {
      const resultName = `contenturl_${String(position)}.json`;
      context.store.recordings.add(job.id, { position, url, source: url, resultName });
    }
  });
  context.wakeRunner();
  void reply.code(201).header('location', context.links.transcription(job.id, version));
  return toTranscriptionEntity(job, context.links, version);
};

function toJob(asked: TranscriptionRequest, nowMs: number): Job {
  return {
    id: randomUUID(),
    displayName: asked.displayName,
    description: asked.description,
    locale: asked.locale,
    model: asked.model?.self,
    project: asked.project?.self,
    customProperties: asked.customProperties,
    properties: asked.properties,
    containerUrl: asked.contentContainerUrl,
    status: 'NotStarted',
    createdMs: nowMs,
    lastActionMs: nowMs,
  };
}

function toDetails(asked: TranscriptionRequest): Record<string, unknown> {
  const { displayName, locale, contentUrls, customProperties, properties } = asked;
  return { displayName, locale, recordings: contentUrls?.length, customProperties, properties };
}

import { z } from 'zod';
import { apiVersion } from '../protocol/api-version';
import { customProperties } from '../protocol/custom-properties';
import { parseBody } from '../protocol/parse-body';
import { toTranscriptionEntity } from '../protocol/transcription-entity';
import { jobOf, type Handler } from './handler';
import { hintToPoll } from './poll-hint';

/** The only properties that can be changed; `null` removes, as in a JSON merge patch. */
const update = z.object({
  displayName: z.string().min(1).optional(),
  description: z.string().nullable().optional(),
  project: z.object({ self: z.url() }).nullable().optional(),
  customProperties: customProperties.nullable().optional(),
});

/** `PATCH /transcriptions/{id}` */
export const updateTranscription: Handler = async (context, request, reply) => {
  const version = apiVersion(request);
  const job = jobOf(context, request);
  const changes = parseBody(update, request.body, {});
  const { displayName, description, project } = changes;
  const changed = { ...job };
  if (displayName !== undefined) changed.displayName = displayName;
  if (description !== undefined) changed.description = description ?? undefined;
  if (project !== undefined) changed.project = project?.self;
  if (changes.customProperties !== undefined) {
    changed.customProperties = changes.customProperties ?? undefined;
  }
  context.store.jobs.put(changed);
  hintToPoll(context, reply, [changed]);
  return toTranscriptionEntity(changed, context.links, version);
};

import * as z from 'zod';
import { ResponseShapeError } from '../../domain/errors';
import { withoutQuery } from '../../domain/source-url';

/** What a service that answers at once said, with what it does not say itself. */
export interface KeptAnswer {
  /** The recording's URL, without any signature. */
  readonly source: string;
  /** When it answered, ISO 8601. */
  readonly createdAt: string;
  /** Length of the recording as its file says, where the answer may leave that out. */
  readonly durationMs?: number;
  /** The service's own JSON. */
  readonly answer: unknown;
}

const schema = z.object({
  source: z.string(),
  createdAt: z.string(),
  durationMs: z.number().exactOptional(),
  answer: z.unknown(),
});

/** Whether all of an answer came, as it was sent: what was cut off or garbled on the way is no JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The text that is kept of an answer; `json` is the service's own, and stays as it is. */
export function keptAnswer(about: Omit<KeptAnswer, 'answer'>, json: string): string {
  const { source, createdAt, durationMs } = about;
  const head = JSON.stringify({
    source: withoutQuery(source),
    createdAt,
    ...(durationMs !== undefined && { durationMs }),
  });
  return `${head.slice(0, -1)},"answer":${json}}`;
}

/** @throws ResponseShapeError for a text that {@link keptAnswer} did not make */
export function readKeptAnswer(raw: string, service: string): KeptAnswer {
  let body: unknown;
  try {
    body = JSON.parse(raw);
  } catch (error) {
    throw new ResponseShapeError(service, 'an answer that is no JSON', error);
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ResponseShapeError(service, 'a kept answer');
}

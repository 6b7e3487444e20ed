import { z } from 'zod';
import type { StreamFileOptions } from '../../live/stream-file';
import type { OwnChoices } from './own-choices';

/** The choices that a live session knows as well; what it can't do is refused by the app, with the reason. */
const schema = z.object({
  locale: z.string().exactOptional(),
  separation: z.enum(['diarization', 'channels', 'none']).exactOptional(),
  maxSpeakers: z.number().exactOptional(),
  phrases: z.array(z.string()).exactOptional(),
});

/**
 * The wishes for a live session that a side-car has for a recording.
 *
 * @throws ZodError where one is malformed
 */
export function sessionRequest(choices: OwnChoices): NonNullable<StreamFileOptions['request']> {
  return schema.parse(choices);
}

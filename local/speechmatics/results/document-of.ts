import { z } from 'zod';
import type { JobConfig } from '../protocol/job-config';
import { toSrt } from './to-srt';
import { toText } from './to-text';
import type { TranscriptJson } from './transcript';

export const formatSchema = z.enum(['json-v2', 'txt', 'srt']);
export type Format = z.infer<typeof formatSchema>;

/** Of our own making: it was stored by this server. */
const stored = z.custom<TranscriptJson>((value) => typeof value === 'object' && value !== null);

/** @param json the stored json-v2 */
export function documentOf(format: string, json: string, config: JobConfig): string | undefined {
  switch (format) {
    case 'json-v2':
      return json;
    case 'txt':
      return toText(stored.parse(JSON.parse(json)));
    case 'srt':
      return toSrt(stored.parse(JSON.parse(json)), config);
    default:
      return undefined;
  }
}

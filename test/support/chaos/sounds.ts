import type { Inspection } from '../../../shared/domain/admission';

/** What a recording is; stands in its first bytes. */
export type Sound = 'stereo' | 'mono' | 'text';

const FORMAT = { kind: 'wav', codec: 'PCM', sampleRateHz: 8000, estimatedSeconds: 60 } as const;

/** Tells by the first bytes what a blob is. */
export function hear(head: Buffer): Inspection {
  const sound = head.toString() as Sound;
  switch (sound) {
    case 'stereo':
      return { kind: 'audio', format: { ...FORMAT, channels: 2 } };
    case 'mono':
      return { kind: 'audio', format: { ...FORMAT, channels: 1 } };
    case 'text':
      return { kind: 'other' };
  }
}

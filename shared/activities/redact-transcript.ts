import { kindsFor, redact, type RedactionKind } from '../domain/redaction';
import type { Transcript } from '../domain/transcript';
import type { Ports } from '../ports';

/** What is blotted out where a recording does not choose, and who helps to find it. */
export interface RedactionSettings {
  readonly kinds: readonly RedactionKind[];
}

export type RedactTranscript = (
  transcript: Transcript,
  chosen: readonly string[] | undefined,
) => Promise<Transcript>;

/**
 * Blots out what the settings or the recording's own choices name, before anything is written. Where
 * a service is to help and is away, that fails, and the activity is tried again: never half a redaction.
 */
export function makeRedactTranscript(
  { personalData }: Pick<Ports, 'personalData'>,
  settings: RedactionSettings,
): RedactTranscript {
  return async (transcript, chosen) => {
    const kinds = kindsFor(settings.kinds, chosen);
    if (kinds.length === 0) return transcript;
    const known = (await personalData?.find(transcript, kinds)) ?? [];
    const { transcript: redacted, counts } = redact(transcript, kinds, known);
    return { ...redacted, redaction: { kinds, counts } };
  };
}

import { redact, REDACTION_KINDS, type RedactionKind } from '../../../../shared/domain/redaction';
import type { Phrase, Transcript } from '../../../../shared/domain/transcript';
import { aPhrase, aTranscript } from '../../../support/app/builders';

/** A transcript of phrases one after another, all of one voice if not said otherwise. */
export function aCall(
  texts: readonly (string | Partial<Phrase>)[],
  locale = 'en-GB',
  changes: Partial<Transcript> = {},
): Transcript {
  const phrases = texts.map((text, at) =>
    aPhrase({
      id: `p${at + 1}`,
      offsetMs: at * 4000,
      durationMs: 3000,
      ...(typeof text === 'string' ? { text } : text),
    }),
  );
  return aTranscript({ locale, phrases, channels: 2, durationMs: texts.length * 4000, ...changes });
}

/** One phrase without what is of these kinds. */
export function redacted(
  text: string,
  locale = 'en-GB',
  kinds: readonly RedactionKind[] = REDACTION_KINDS,
): string {
  return redact(aCall([text], locale), kinds).transcript.phrases[0]?.text ?? '';
}

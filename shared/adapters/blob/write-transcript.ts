import { AppError } from '../../domain/errors';
import type { Transcript } from '../../domain/transcript';
import { phraseSchema, transcriptSchema } from './transcript-schema';

/** A usual call is one piece. */
const PIECE_CHARACTERS = 1_000_000;

/**
 * The bytes of a transcript as it is stored, in pieces, each checked against the published schema:
 * phrase by phrase, because a second copy of a long call would be some tens of megabytes.
 *
 * @throws AppError (never) when it is not in the shape of docs/transcript.schema.json
 */
export function toStoredPieces(transcript: Transcript): Buffer[] {
  const { phrases, ...rest } = transcript;
  if (!transcriptSchema.safeParse({ ...rest, phrases: [] }).success) throw notInShape(transcript);
  const pieces: Buffer[] = [];
  let piece = `${JSON.stringify(rest).slice(0, -1)},"phrases":[`;
  phrases.forEach((phrase, index) => {
    if (!phraseSchema.safeParse(phrase).success) throw notInShape(transcript);
    piece += `${index === 0 ? '' : ','}${JSON.stringify(phrase)}`;
    if (piece.length < PIECE_CHARACTERS) return;
    pieces.push(Buffer.from(piece));
    piece = '';
  });
  return [...pieces, Buffer.from(`${piece}]}`)];
}

function notInShape({ recordingId }: Transcript): AppError {
  return new AppError(
    'transcript_invalid',
    `The transcript of ${recordingId} is not in the shape of docs/transcript.schema.json and was not written; this is a defect of the app.`,
    { verdict: 'never' },
  );
}

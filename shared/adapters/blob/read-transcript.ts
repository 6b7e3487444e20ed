import * as z from 'zod';
import { ResponseShapeError } from '../../domain/errors';
import { speakersIn, type Phrase, type Transcript } from '../../domain/transcript';
import { ElementSplitter } from '../../domain/element-splitter';
import { phraseSchema, transcriptSchema } from './transcript-schema';

const withoutPhrases = transcriptSchema.extend({ phrases: z.array(z.never()) });

/** Version 1 has no speakers and nothing of the provider's own; the rest is the same. */
const versionOne = withoutPhrases
  .omit({ speakers: true, origin: true, redaction: true })
  .extend({ schemaVersion: z.literal(1) })
  .transform((old) => ({ ...old, schemaVersion: 2 as const, speakers: [] }));

const head = z.union([withoutPhrases, versionOne]);

/**
 * A stored transcript, brought to the version of today, from its text as it arrives.
 *
 * @throws ResponseShapeError for what this app did not write
 */
export async function readTranscript(text: AsyncIterable<string>): Promise<Transcript> {
  const phrases: Phrase[] = [];
  const splitter = new ElementSplitter('phrases', (element) => {
    phrases.push(parsed(phraseSchema, element));
  });
  for await (const chunk of text) splitter.push(chunk);
  const { speakers, ...rest } = parsed(head, splitter.remainder());
  const isOld = speakers.length === 0;
  return {
    ...rest,
    speakers: isOld ? speakersIn(phrases, rest.channels) : speakers,
    phrases,
  };
}

function parsed<S extends z.ZodType>(schema: S, text: string): z.output<S> {
  const result = schema.safeParse(fromJson(text));
  if (result.success) return result.data;
  throw unreadable(result.error);
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(cause: unknown): ResponseShapeError {
  return new ResponseShapeError('Storage', 'a transcript that this app did not write', cause);
}

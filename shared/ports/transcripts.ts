import type { Transcript } from '../domain/transcript';

/** The container of lossless transcripts, each with its reading forms beside it: see `formPaths`. */
export interface Transcripts {
  /** Written once: a transcript that is there already stays as it is. */
  create(path: string, transcript: Transcript): Promise<void>;
  /** A reading form of it, written once as well. */
  createForm(path: string, form: TranscriptForm): Promise<void>;
  read(path: string): Promise<Transcript | undefined>;
  /** A blob as it is, for handing on. */
  open(path: string): Promise<Stored | undefined>;
  /** One blob; one that is not there counts as deleted. */
  delete(path: string): Promise<void>;
  /** Paths of all that there is of a recording, of whatever version and form. */
  ofRecording(recordingId: string): Promise<string[]>;
}

export interface TranscriptForm {
  readonly contentType: string;
  readonly text: string;
}

/** What is stored, chunk by chunk. */
export interface Stored {
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

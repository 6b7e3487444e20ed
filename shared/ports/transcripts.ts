import type { Transcript } from '../domain/transcript';

/** The container of lossless transcripts. */
export interface Transcripts {
  /** Written once: a transcript that is there already stays as it is. */
  create(path: string, transcript: Transcript): Promise<void>;
  read(path: string): Promise<Transcript | undefined>;
  /** One that is not there counts as deleted. */
  delete(path: string): Promise<void>;
  /** Paths of all transcripts of a recording, of whatever version. */
  ofRecording(recordingId: string): Promise<string[]>;
}

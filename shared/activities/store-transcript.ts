import { CONTENT_TYPES, formPath, formPaths, READING_FORMATS, toForm } from '../domain/formats';
import type { Transcript } from '../domain/transcript';
import type { Ports } from '../ports';

/** A transcript in all its forms, as they lie beside each other. */
export function makeStoreTranscript({ transcripts }: Pick<Ports, 'transcripts'>) {
  return {
    /** Each is written once; a repeat writes what is missing. The lossless one comes first. */
    async create(path: string, transcript: Transcript): Promise<void> {
      await transcripts.create(path, transcript);
      // One after the other: the forms of a long call are not held all at once.
      for (const format of READING_FORMATS) {
        await transcripts.createForm(formPath(path, format), {
          contentType: CONTENT_TYPES[format],
          text: toForm(transcript, format),
        });
      }
    },

    /** The lossless one last: while it is there, a listing tells that there is something to delete. */
    async delete(path: string): Promise<void> {
      for (const one of formPaths(path).toReversed()) await transcripts.delete(one);
    },
  };
}

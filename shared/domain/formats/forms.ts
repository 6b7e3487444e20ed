import type { Transcript } from '../transcript';
import { toSrt } from './srt';
import { toText } from './text';
import { toVtt } from './vtt';

/** How a transcript can be read: lossless, as subtitles of two kinds, as text. */
export const FORMATS = ['json', 'vtt', 'srt', 'txt'] as const;
export type Format = (typeof FORMATS)[number];

/** The forms that are made of the lossless one. */
export type ReadingFormat = Exclude<Format, 'json'>;
export const READING_FORMATS = FORMATS.filter((format) => format !== 'json');

export const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  srt: 'application/x-subrip; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

const WRITERS: Readonly<Record<ReadingFormat, (transcript: Transcript) => string>> = {
  vtt: toVtt,
  srt: toSrt,
  txt: toText,
};

/** One form of a transcript, as it is stored and given. */
export function toForm(transcript: Transcript, format: ReadingFormat): string {
  return WRITERS[format](transcript);
}

/** Where a form lies: beside the lossless transcript of the same version. */
export function formPath(transcriptPath: string, format: Format): string {
  return transcriptPath.replace(/\.json$/, `.${format}`);
}

/** Where all forms lie, the lossless one included. */
export function formPaths(transcriptPath: string): string[] {
  return FORMATS.map((format) => formPath(transcriptPath, format));
}

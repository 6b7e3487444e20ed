/** What one party said, as the reference text has it. */
export interface ReferenceTurn {
  /** As written before the colon, without case; absent where the text names no speakers. */
  readonly speaker?: string;
  readonly text: string;
}

/** A time before what is said: [1:02], (00:01:02.5 - 00:01:07), or 00:01:02 without brackets. */
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?`;
const UNTIL = String.raw`(?:\s*(?:-+>?|–)\s*${CLOCK})?`;
const TIME = new RegExp(
  String.raw`^\s*(?:\[${CLOCK}${UNTIL}\]|\(${CLOCK}${UNTIL}\)|\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?${UNTIL})\s*`,
);

/** A name of up to four words and a colon at the beginning of a line. */
const SPEAKER =
  /^\s*([\p{L}\p{N}][\p{L}\p{M}\p{N}._'-]*(?: [\p{L}\p{M}\p{N}._'-]+){0,3})\s*:\s+(?=\S)/u;

/**
 * Reads a reference text. Lines like `Agent: …` or `[00:01:02] Speaker 1: …` name speakers; a line
 * without a name belongs to the one before it. They are taken for names only where the first line
 * with words has one, so that a colon in running text remains a colon.
 */
export function readReference(content: string): ReferenceTurn[] {
  const lines = content
    .replace(/^\u{FEFF}/u, '')
    .split(/\r?\n/)
    .map((line) => line.replace(TIME, ''))
    .filter((line) => line.trim() !== '');
  if (!SPEAKER.test(lines[0] ?? '')) return lines.map((text) => ({ text: text.trim() }));
  let speaker = '';
  return lines.map((line) => {
    const named = SPEAKER.exec(line);
    if (named) speaker = (named[1] ?? '').toLowerCase();
    return { speaker, text: line.slice(named?.[0].length ?? 0).trim() };
  });
}

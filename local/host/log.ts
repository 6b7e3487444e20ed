export type Level = 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical' | 'none';

/** Writes one line. The error's message and the first of its frames are added. */
export type Logger = (level: Level, category: string, message: string, error?: unknown) => void;

const HIDDEN: ReadonlySet<Level> = new Set(['trace', 'debug', 'none']);

/** A log of one line each, for people: time, level, function, message. */
export function lineLogger(write: (line: string) => void): Logger {
  return (level, category, message, error) => {
    if (HIDDEN.has(level)) return;
    const text = error === undefined ? message : `${message}: ${describeError(error)}`;
    write(`${new Date().toISOString()} ${level} [${category}] ${toOneLine(withoutQueries(text))}`);
  };
}

export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [frame] = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return frame === undefined ? error.message : `${error.message} (${frame.trim()})`;
}

/** The query of a URL may carry a signature or a key. */
function withoutQueries(text: string): string {
  return text.replace(/(https?:\/\/[^\s?"'<>]+)\?[^\s"'<>]*/g, '$1?…');
}

function toOneLine(text: string): string {
  return text.replace(/\r?\n\s*/g, ' | ');
}

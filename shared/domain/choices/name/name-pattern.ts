import { parseTimeFormat, type TimeFormat } from './time-format';

/** A pattern of names: fixed text, and named parts between. */
export interface NamePattern {
  /** As it stands in the setting. */
  readonly text: string;
  readonly pieces: readonly Piece[];
}

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'part'; readonly name: string; readonly time?: TimeFormat };

/** A part that is there and means nothing. */
export const IGNORED = '_';

const MOST_CHARACTERS = 300;
const PART = /^(?:_|[A-Za-z][A-Za-z0-9_-]{0,63})$/;

/**
 * `{agent}_{queue}_{callId}_{startedAt:yyyyMMdd-HHmmss}`: every part in braces reaches to the text that
 * follows it. Returns what is wrong with a pattern as text.
 */
export function parseNamePattern(text: string): NamePattern | string {
  if (text.length > MOST_CHARACTERS) return `is longer than ${MOST_CHARACTERS} characters`;
  const pieces: Piece[] = [];
  for (const piece of text.split(/(\{[^{}]*\})/).filter((one) => one !== '')) {
    const parsed = toPiece(piece);
    if (typeof parsed === 'string') return parsed;
    pieces.push(parsed);
  }
  const names = pieces.flatMap((piece) => (piece.kind === 'part' ? [piece.name] : []));
  if (names.every((name) => name === IGNORED)) return 'has no part in braces, like {callId}';
  const twice = names.find((name, at) => name !== IGNORED && names.indexOf(name) !== at);
  if (twice !== undefined) return `has {${twice}} twice`;
  const touching = pieces.findIndex(
    (piece, at) => isOpen(piece) && pieces[at + 1]?.kind === 'part',
  );
  if (touching >= 0)
    return `has nothing between {${names[0]}} … and the part after it; put a sign there that the values do not have`;
  return { text, pieces };
}

function toPiece(text: string): Piece | string {
  if (!/^\{.*\}$/.test(text)) {
    return /[{}]/.test(text) ? 'has a brace without its other half' : { kind: 'text', text };
  }
  const [name = '', ...format] = text.slice(1, -1).split(':');
  if (!PART.test(name)) return `has {${name}}, which is no name of letters, digits, "-" and "_"`;
  if (format.length === 0) {
    return name === 'startedAt'
      ? 'has {startedAt} without its form; say {startedAt:yyyyMMdd-HHmmss}'
      : { kind: 'part', name };
  }
  if (name !== 'startedAt') return `has a form for {${name}}; only {startedAt:…} has one`;
  const time = parseTimeFormat(format.join(':'));
  return typeof time === 'string'
    ? `has {startedAt} in a form that ${time}`
    : { kind: 'part', name, time };
}

/** Without a length of its own. */
function isOpen(piece: Piece): boolean {
  return piece.kind === 'part' && !piece.time;
}

/**
 * The parts of a name; or why it does not fit, as text. A part reaches to the first place where the
 * text after it stands, so that this takes no longer than reading the name.
 */
export function partsOfName(
  { pieces }: NamePattern,
  name: string,
): { readonly parts: Readonly<Record<string, string>> } | string {
  const parts: Record<string, string> = {};
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'text') {
      if (!name.startsWith(piece.text, at))
        return `it has no "${piece.text}" where one is expected`;
      at += piece.text.length;
      continue;
    }
    const end = endOf(piece, pieces[index + 1], name, at);
    if (end === undefined) return `nothing ends {${piece.name}}`;
    const value = piece.time ? piece.time.parse(name.slice(at, end)) : name.slice(at, end);
    if (value === undefined)
      return `"${name.slice(at, end)}" is no time in the form of the pattern`;
    if (value === '') return `{${piece.name}} is empty`;
    if (piece.name !== IGNORED) parts[piece.name] = value;
    at = end;
  }
  return at === name.length ? { parts } : `"${name.slice(at)}" is left over`;
}

function endOf(
  piece: Extract<Piece, { kind: 'part' }>,
  next: Piece | undefined,
  name: string,
  at: number,
): number | undefined {
  if (piece.time) return Math.min(name.length, at + piece.time.length);
  if (next?.kind !== 'text') return name.length;
  const found = name.indexOf(next.text, at);
  return found < 0 ? undefined : found;
}

import { posix } from 'node:path';
import { firstBytes, jsonBytes } from '../../bounded';
import { readLayer, type Layer } from '../layer';
import { CALL_KEYS } from '../schema';
import { partsOfName, type NamePattern } from './name-pattern';

/** It stands on a document of 4 KB (bytes). */
const NOTE_BYTES = 300;

/** How systems that record calls write a direction. */
const DIRECTIONS: Readonly<Record<string, string>> = {
  in: 'inbound',
  inbound: 'inbound',
  incoming: 'inbound',
  out: 'outbound',
  outbound: 'outbound',
  outgoing: 'outbound',
};

/**
 * What the name of a recording says of its call: facts under their names, everything else as the
 * customer's own fields. A name that does not fit says nothing, and why: it is never guessed at.
 */
export function layerOfName(
  pattern: NamePattern,
  path: string,
): { readonly layer: Layer } | { readonly unread: string } {
  const found = partsOfName(pattern, nameOf(pattern, path));
  if (typeof found === 'string') return { unread: note(pattern, found) };
  const given: Record<string, unknown> = {};
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(found.parts)) {
    if (!CALL_KEYS.includes(name)) fields[name] = value;
    else if (name === 'leg') given[name] = /^\d+$/.test(value) ? Number(value) : value;
    else if (name === 'direction') given[name] = DIRECTIONS[value.toLowerCase()] ?? value;
    else given[name] = value;
  }
  const source = { kind: 'name', name: 'the name of the recording' } as const;
  const read = readLayer(source, {
    ...given,
    ...(Object.keys(fields).length > 0 && { fields }),
  });
  if ('layer' in read) return read;
  return { unread: note(pattern, read.problems.map(({ text }) => text).join('; ')) };
}

/** As many folders of the path as the pattern speaks of, without the ending of the name. */
function nameOf({ text }: NamePattern, path: string): string {
  const folders = text.split('/').length;
  const extension = posix.extname(path);
  const whole = extension === '' ? path : path.slice(0, -extension.length);
  return whole.split('/').slice(-folders).join('/');
}

function note({ text }: NamePattern, what: string): string {
  const whole = `The name does not fit RECORDING_NAME_PATTERN (${text}): ${what}. Nothing was taken from it.`;
  return jsonBytes(whole) <= NOTE_BYTES ? whole : `${firstBytes(whole, NOTE_BYTES)}…`;
}

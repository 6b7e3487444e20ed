import { posix } from 'node:path';
import { CALL_KEYS, CHOICE_KEYS } from './schema';
import { problemWith, readLayer, type LayerRead, type Source } from './layer';

/** A side-car holds a few choices and facts (bytes). */
export const MOST_SIDECAR_BYTES = 16 * 1024;

const SUFFIX = '.json';

/** The side-car that was found with a recording: `late` when it came after a job had taken that. */
export interface Sidecar {
  readonly path: string;
  /** Its ETag. */
  readonly version: string;
  readonly late?: true;
}

export function isJson(path: string): boolean {
  return path.endsWith(SUFFIX);
}

/**
 * Where the side-car of a recording may lie, the first before the second: `call.wav.json` is this
 * one's alone, `call.json` is that of `call.mp3` as well.
 */
export function sidecarsOf(path: string): string[] {
  if (isJson(path)) return [];
  const extension = posix.extname(path);
  const stem = extension === '' ? path : path.slice(0, -extension.length);
  return [...new Set([path, stem])].map((one) => `${one}${SUFFIX}`);
}

/** `call.wav` of `call.wav.json`; the recording, or what its name begins with. */
export function withoutSuffix(path: string): string {
  return path.slice(0, -SUFFIX.length);
}

/** What lies in a folder without the side-cars of others that lie there. */
export function withoutSidecars<B extends { readonly path: string }>(blobs: readonly B[]): B[] {
  const sidecars = new Set(blobs.flatMap(({ path }) => sidecarsOf(path)));
  return blobs.filter(({ path }) => !sidecars.has(path));
}

export function sidecarSource(path: string): Source {
  return { kind: 'sidecar', name: `the side-car ${posix.basename(path)}` };
}

/** What a side-car says; `too_large` where it was not even read. */
export function layerOfSidecar(path: string, content: Uint8Array | 'too_large'): LayerRead {
  const source = sidecarSource(path);
  const document = (what: string) => ({ problems: [problemWith(source, 'The document', what)] });
  if (content === 'too_large') return document(`is larger than ${MOST_SIDECAR_BYTES / 1024} KB`);
  const given = toJson(content);
  return given === undefined ? document('is not JSON in UTF-8') : readLayer(source, given.value);
}

/** Whether a document that lies there alone is meant as a side-car: one that says something of ours. */
export function looksLikeSidecar(content: Uint8Array): boolean {
  const value = toJson(content)?.value;
  if (typeof value !== 'object' || value === null) return false;
  return (
    Object.keys(value).some((key) => [...CHOICE_KEYS, ...CALL_KEYS, 'call'].includes(key)) &&
    'layer' in readLayer(sidecarSource(''), value)
  );
}

function toJson(content: Uint8Array): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content)) };
  } catch {
    return undefined;
  }
}

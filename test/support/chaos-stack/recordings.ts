import { recordingIdOf } from '../../../shared/domain/recording-id';
import type { ScriptedCall } from '../../../local/speech/scripted-engine';
import { wav } from '../e2e/audio';
import type { Random } from './random';

/** What is dropped, by what shall become of it when nothing else goes wrong. */
export type Kind = keyof typeof ENDS;

export interface Drop {
  readonly container: 'recordings' | 'archive';
  readonly path: string;
  readonly kind: Kind;
}

/** How each kind may end. */
export const ENDS = {
  spoken: ['completed'],
  silent: ['completed'],
  /** The speech service can't read it. */
  refused: ['failed'],
  notAudio: ['rejected'],
  empty: ['rejected'],
  /** Its blob is deleted while it is on its way: whoever is faster wins. */
  deleted: ['failed', 'completed'],
  /** Overwritten while it is on its way. */
  replaced: ['completed'],
  /** The app is asked to delete it while it is on its way. */
  forgotten: ['deleted'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export const KINDS = Object.keys(ENDS) as readonly Kind[];

/** Kinds to which something happens a moment after they were dropped. */
export const CHANGING: readonly Kind[] = ['deleted', 'replaced', 'forgotten'];

export function idOf({ container, path }: Pick<Drop, 'container' | 'path'>): string {
  return recordingIdOf(container, path);
}

/** The content; `again` for what it is overwritten with. Stereo and mono are different profiles. */
export function contentOf({ kind, path }: Drop, again = false): Buffer {
  if (kind === 'empty') return Buffer.alloc(0);
  if (kind === 'notAudio') return Buffer.from(`This is not a recording, but ${path}.`);
  const channels = path.includes('stereo') ? 2 : 1;
  return wav(again ? 0.4 : 0.2, channels);
}

/** What the scripted engine hears, by the name of the file. */
export function heardIn(path: string): ScriptedCall | undefined {
  if (path.includes('silent')) return { phrases: [], durationMs: 1000 };
  if (path.includes('refused')) {
    const message = 'The recordings URI contains invalid data.';
    return { failure: { kind: 'InvalidData', message } };
  }
  return undefined;
}

/**
 * So many recordings; most of them are spoken, the others one of each kind asked for.
 *
 * @param folder a name that no other run has
 */
export function drops(
  folder: string,
  count: number,
  kinds: readonly Kind[],
  random: Random,
): Drop[] {
  return Array.from({ length: count }, (_, index): Drop => {
    const kind = kinds[index] ?? 'spoken';
    const shape = random.chance(0.4) ? 'stereo' : 'mono';
    const ending = kind === 'notAudio' ? 'txt' : 'wav';
    return { container: 'recordings', path: `${folder}/${index}-${kind}-${shape}.${ending}`, kind };
  });
}

/** So many spoken ones that lie in the archive. */
export function archived(folder: string, count: number): Drop[] {
  return Array.from({ length: count }, (_, index): Drop => {
    return { container: 'archive', path: `${folder}/${index}-mono.wav`, kind: 'spoken' };
  });
}

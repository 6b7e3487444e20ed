import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { looksLikeSidecar, sidecarsOf } from '../shared/domain/choices';
import { UsageError } from './arguments';

/** A recording and the text of what is said in it. */
export interface Pair {
  /** Path of the recording within the folder, with slashes. */
  readonly name: string;
  readonly file: string;
  /** Content of NAME.txt. */
  readonly reference: string;
  /** Its side-car with choices of its own, if one lies there. */
  readonly sidecar?: { readonly name: string; readonly file: string };
}

const AUDIO = /\.(wav|mp3|ogg|opus|flac|m4a|mp4|aac|amr|wma|webm|spx)$/i;
const TEXT = /\.txt$/i;

/**
 * Every recording of a folder, and of folders within it, with its reference text, by name.
 * Recordings without one are left out and named in `unpaired`.
 *
 * @throws UsageError where the folder is not there, has no pair, or has a text without its recording
 */
export function findPairs(folder: string): { pairs: Pair[]; unpaired: string[] } {
  const names = namesIn(folder);
  const texts = new Map(
    names.filter((name) => TEXT.test(name)).map((name) => [stemOf(name), name] as const),
  );
  const audio = names.filter((name) => AUDIO.test(name));
  const stems = audio.map((name) => stemOf(name));
  const twice = stems.find((stem, at) => stems.indexOf(stem) !== at && texts.has(stem));
  if (twice !== undefined) {
    throw new UsageError(
      `${folder} has two recordings called ${twice}: rename one of them, so that it is clear which one ${twice}.txt is of.`,
    );
  }
  const orphan = [...texts].find(([stem]) => !stems.includes(stem));
  if (orphan) {
    throw new UsageError(
      `${orphan[1]} is a reference without its recording: put ${orphan[0]}.wav (or another format) beside it, or take it away.`,
    );
  }
  const isPaired = (name: string) => texts.has(stemOf(name));
  const pairs = audio.filter(isPaired).map((name): Pair => {
    const text = join(folder, texts.get(stemOf(name)) ?? '');
    const sidecar = sidecarOf(folder, name, names);
    return {
      name,
      file: join(folder, name),
      reference: readText(text),
      ...(sidecar && { sidecar }),
    };
  });
  if (pairs.length === 0) {
    throw new UsageError(
      `${folder} has no recording with a reference text: put NAME.txt with what is said beside NAME.wav.`,
    );
  }
  return { pairs, unpaired: audio.filter((name) => !isPaired(name)) };
}

function namesIn(folder: string): string[] {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`There is no folder ${folder}.`);
  if (!stats.isDirectory())
    throw new UsageError(`${folder} is a file; name the folder it lies in.`);
  return filesIn(folder, '').sort();
}

/** Paths with slashes; hidden files and installed packages are nobody's recordings. */
function filesIn(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const path = posix.join(below, entry.name);
    return entry.isDirectory() ? filesIn(folder, path) : [path];
  });
}

const stemOf = (path: string) => path.slice(0, path.length - posix.extname(path).length);

/** Other documents may lie there under the same name; only what makes choices goes along. */
function sidecarOf(folder: string, name: string, names: readonly string[]): Pair['sidecar'] {
  const found = sidecarsOf(name).find((one) => names.includes(one));
  if (found === undefined) return undefined;
  const file = join(folder, found);
  // One that bears the recording's whole name is meant for it, also where it is wrong: the app says so.
  const isMeant = found === `${name}.json` || looksLikeSidecar(readFileSync(file));
  return isMeant ? { name: found, file } : undefined;
}

/** @throws UsageError where it is not text */
function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw new UsageError(`${file} is not text in UTF-8: save it as such.`, { cause: error });
  }
}

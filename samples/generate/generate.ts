/**
 * Makes the recordings and their reference transcripts in `samples/` from the texts in `calls/`:
 * all of them, or those named on the command line.
 */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCallScripts } from './call-script.ts';
import type { CallScript } from './call-script.ts';
import { encode } from './encode.ts';
import { FORMATS } from './formats.ts';
import { mix } from './mix.ts';
import { unpackVoice } from './piper-voice.ts';
import { referenceOf, referenceTextOf } from './reference.ts';
import { speak } from './speak.ts';

const SAMPLES = fileURLToPath(new URL('..', import.meta.url));

async function generate(script: CallScript, voiceFolder: string): Promise<void> {
  const format = FORMATS[script.format];
  const mixed = mix(await speak(script, voiceFolder), format.channelOf);
  const folder = script.locale === 'en-US' ? SAMPLES : join(SAMPLES, 'de');
  const file = join(folder, `${script.name}.${format.extension}`);
  await encode(mixed, format, file);
  const reference = referenceOf(script, format, mixed);
  await writeFile(
    join(folder, `${script.name}.reference.json`),
    `${JSON.stringify(reference, null, 2)}\n`,
  );
  await writeFile(join(folder, `${script.name}.txt`), referenceTextOf(script));
  console.log(`${file}: ${(await stat(file)).size} bytes`);
}

/** @throws {Error} if a name is none of the calls. */
function chosen(scripts: CallScript[], names: string[]): CallScript[] {
  if (names.length === 0) return scripts;
  return names.map((name) => {
    const script = scripts.find((candidate) => candidate.name === name);
    if (!script) throw new Error(`There is no calls/${name}.json: name one of the files there.`);
    return script;
  });
}

const calls = new URL('calls/', import.meta.url);
const scripts = chosen(await readCallScripts(calls), process.argv.slice(2));
const voiceFolder = await mkdtemp(join(tmpdir(), 'callscribe-voice-'));
try {
  if (scripts.some(({ locale }) => locale === 'en-US')) await unpackVoice(voiceFolder);
  for (const script of scripts) await generate(script, voiceFolder);
} finally {
  await rm(voiceFolder, { recursive: true, force: true });
}

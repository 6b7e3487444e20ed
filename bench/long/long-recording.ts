import { BlobServiceClient } from '@azure/storage-blob';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ScriptedEngine } from '../../local/speech/scripted-engine';
import { appEnvironment } from '../../local/stack/app-environment';
import { NODE_ARGUMENTS } from '../../local/stack/host-process';
import { provision } from '../../local/stack/provision';
import { startServices } from '../../local/stack/services';
import { round } from '../load/percentiles';
import { say } from '../report/say';
import { ANY_PORTS } from '../rig/any-ports';
import { makeDataFolder, removeDataFolder } from '../rig/data-folder';
import { resetPeak, usageOf } from '../rig/process-usage';
import { serveResult } from './speech-files';
import { vendorResult } from './vendor-result';

const HOURS = 4;
const WORDS = 45_000;
const WORDS_IN_SMOKE = 5000;

/** One recording of many hours in two channels, from the download of its result to its documents. */
export interface LongFigures {
  readonly hours: number;
  readonly words: number;
  readonly resultMegabytes: number;
  /** What the process holds before it begins. */
  readonly restMegabytes: number;
  readonly peakMegabytes: number;
  readonly cpuSeconds: number;
  readonly seconds: number;
  /** By form of the transcript. */
  readonly storedKilobytes: Readonly<Record<string, number>>;
}

/** Measured in a process of its own that does nothing else; the stand-ins are in this one. */
export async function longRecording(quick: boolean): Promise<LongFigures> {
  const words = quick ? WORDS_IN_SMOKE : WORDS;
  say(`one recording of ${String(HOURS)} hours, ${String(words)} words`);
  const dataDirectory = makeDataFolder();
  const services = await startServices({
    dataDirectory,
    engine: new ScriptedEngine({ serviceMs: 0 }),
    ports: ANY_PORTS,
  });
  await provision(services.addresses);
  const blobs = BlobServiceClient.fromConnectionString(services.addresses.storageConnectionString);
  const audio = blobs.getContainerClient('recordings').getBlockBlobClient('four-hours.wav');
  await audio.upload('RIFF', 4);
  const source = audio.url;
  const file = () => vendorResult({ hours: HOURS, words, source });
  const speech = await serveResult(file);
  const environment = appEnvironment(services.addresses, { SPEECH_ENDPOINT: speech.endpoint });
  try {
    return {
      hours: HOURS,
      words,
      resultMegabytes: round(sizeOf(file()) / 1e6, 1),
      ...(await measured(environment)),
      storedKilobytes: await storedIn(blobs),
    };
  } finally {
    await speech.close();
    await services.close();
    removeDataFolder(dataDirectory);
  }
}

async function measured(environment: Record<string, string>) {
  const child = fork(join(__dirname, 'collect-once.js'), [], {
    execArgv: NODE_ARGUMENTS,
    env: { ...process.env, ...environment },
  });
  const pid = child.pid ?? 0;
  await said(child, 'ready');
  resetPeak(pid);
  const before = usageOf(pid);
  const startedAt = Date.now();
  child.send('go');
  await said(child, 'done');
  const seconds = (Date.now() - startedAt) / 1000;
  const after = usageOf(pid);
  child.send('end');
  await once(child, 'exit');
  return {
    restMegabytes: round(before.rssBytes / 1e6, 0),
    peakMegabytes: round(after.peakBytes / 1e6, 0),
    cpuSeconds: round(after.cpuSeconds - before.cpuSeconds, 2),
    seconds: round(seconds, 2),
  };
}

async function said(child: ChildProcess, word: string): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The measured process ended with ${String(code)} before it was ${word}.`);
  });
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [unknown];
  ended.catch(() => undefined);
  if (message !== word) throw new Error(`The measured process said ${String(message)}.`);
}

function sizeOf(chunks: Iterable<string>): number {
  let bytes = 0;
  for (const chunk of chunks) bytes += Buffer.byteLength(chunk);
  return bytes;
}

async function storedIn(blobs: BlobServiceClient): Promise<Record<string, number>> {
  const stored: Record<string, number> = {};
  for await (const { name, properties } of blobs
    .getContainerClient('transcripts')
    .listBlobsFlat()) {
    stored[name.split('.').at(-1) ?? name] = round((properties.contentLength ?? 0) / 1000, 0);
  }
  return stored;
}

import { parentPort } from 'node:worker_threads';
import { SpeakerEmbedder } from '../../recognizer/speakers/speaker-embedder';
import { SpeakerLog } from '../../recognizer/speakers/speaker-log';
import { WhisperTranscriber } from '../../recognizer/whisper/whisper-transcriber';
import type { FinalsAnswer, FinalsRequest } from './finals-worker';
import { transcribeChunk } from './transcribe-chunk';

/**
 * The thread that Whisper works in: ONNX Runtime holds up the thread that asks it for a second at a
 * time, and meanwhile audio must be heard and partials be made.
 */
let whisper: WhisperTranscriber | undefined;
let embedder: Promise<SpeakerEmbedder> | undefined;
let speakerFolder = '';
/** Who has spoken, by channel of a stream. */
const logs = new Map<number, SpeakerLog>();

async function obey(request: FinalsRequest): Promise<FinalsAnswer['result']> {
  if (request.type === 'load') {
    speakerFolder = request.speakerFolder;
    whisper = await WhisperTranscriber.load(request.whisperFolder, request.threads);
    // The first run of a network takes longer than those after it: nobody shall wait for that.
    await whisper.transcribe(new Float32Array(16_000), ['en']);
    return undefined;
  }
  if (request.type === 'forget') {
    logs.delete(request.key);
    return undefined;
  }
  if (!whisper) throw new Error('Whisper was not loaded.');
  if (request.type === 'text') {
    const { words } = await whisper.transcribe(request.audio, [request.language]);
    return words.map(({ text, spaceBefore }) => (spaceBefore ? ' ' : '') + text).join('');
  }
  const { key, chunk, channel, language, diarization } = request;
  const speakers = diarization ? await speakerLog(key) : undefined;
  return transcribeChunk(whisper, chunk, { channel, language, speakers });
}

async function speakerLog(key: number): Promise<SpeakerLog> {
  embedder ??= SpeakerEmbedder.load(speakerFolder);
  const voices = await embedder;
  const log = logs.get(key) ?? new SpeakerLog(voices);
  logs.set(key, log);
  return log;
}

parentPort?.on('message', (request: FinalsRequest) => {
  obey(request).then(
    (result) => parentPort?.postMessage({ id: request.id, result } satisfies FinalsAnswer),
    (error: unknown) =>
      parentPort?.postMessage({ id: request.id, problem: String(error) } satisfies FinalsAnswer),
  );
});

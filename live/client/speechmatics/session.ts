import { LiveError, SOON, asError } from '../errors';
import { CONNECT_MS, openSocket } from '../socket';
import type { LiveTarget } from '../types';
import type { OpenVendorSession, VendorEvents, VendorSession } from '../vendor-session';
import { AudioSender } from './audio-sender';
import { byCloseCode, byType } from './errors';
import { parseMessage, type ServerMessage } from './messages';
import { isMultiChannel, startRecognition } from './start-recognition';
import { Transcripts } from './transcripts';

/*
 * Speechmatics real time by a thin client of our own. The vendor's `@speechmatics/real-time-client`
 * (8.5.1) falls short of what a session here must promise:
 * - it ends a stream with the number of the last acknowledgement, not of the last chunk sent, so
 *   what is on its way at that moment is not counted;
 * - it hides close codes, by which alone one knows whether another attempt is allowed, and when;
 * - it cannot go on after a cut, and its stop waits ten seconds, then rejects;
 * - it has no way to wait for the socket, and takes messages as they come, unparsed.
 * It is used in tests, unmodified, to hold the stand-in to the protocol.
 */

/** 128 ms of one channel: what Speechmatics' own examples read from a microphone at a time. */
const CHUNK_BYTES = 4096;

/** A custom dictionary may delay the start by 15 seconds, says the vendor. */
const START_MS = 25_000;

/** Opens a session of Speechmatics. */
export const openSpeechmatics: OpenVendorSession = async (target, options, format, events) => {
  const socket = await openSocket(dialled(target), CONNECT_MS);
  const isMulti = isMultiChannel(options);
  const sender = new AudioSender(socket, format, isMulti);
  const session = new SpeechmaticsSession(
    socket,
    sender,
    new Transcripts(isMulti ? 2 : 1, events),
    events,
    isMulti ? CHUNK_BYTES * 2 : CHUNK_BYTES,
  );
  await session.start(JSON.stringify(startRecognition(options, format)));
  return session;
};

/** As a browser must: a WebSocket there has no headers. */
function dialled({ endpoint, token }: LiveTarget): URL {
  const url = new URL(endpoint);
  url.searchParams.set('jwt', token);
  return url;
}

class SpeechmaticsSession implements VendorSession {
  private readonly started = Promise.withResolvers<void>();
  private isStarted = false;
  private isOver = false;

  constructor(
    private readonly socket: WebSocket,
    private readonly sender: AudioSender,
    private readonly transcripts: Transcripts,
    private readonly events: VendorEvents,
    readonly chunkBytes: number,
  ) {
    socket.addEventListener('message', ({ data }) => {
      this.receive(String(data), performance.now());
    });
    socket.addEventListener('close', ({ code }) => {
      this.lose(byCloseCode(code));
    });
  }

  /** Resolves when the service is ready for audio. */
  async start(message: string): Promise<void> {
    this.socket.send(message);
    const timer = setTimeout(() => {
      this.lose(new LiveError('no-connection', 'Speechmatics did not start the session.', SOON));
    }, START_MS);
    try {
      await this.started.promise;
    } finally {
      clearTimeout(timer);
    }
  }

  async send(pcm: Uint8Array): Promise<void> {
    try {
      await this.sender.send(pcm);
    } catch (error) {
      if (!(error instanceof LiveError)) throw error;
      this.lose(error);
    }
  }

  finish(): void {
    this.sender.end();
  }

  close(): void {
    this.isOver = true;
    this.sender.stop();
    this.socket.close(1000);
  }

  private receive(text: string, at: number): void {
    if (this.isOver) return;
    try {
      const message = parseMessage(text);
      if (message) this.handle(message, at);
    } catch (error) {
      const why = `Speechmatics sent what is not understood: ${asError(error).name}.`;
      this.lose(new LiveError('not-understood', why, SOON));
    }
  }

  private handle(message: ServerMessage, at: number): void {
    switch (message.message) {
      case 'RecognitionStarted':
        this.isStarted = true;
        this.started.resolve();
        break;
      case 'AudioAdded':
      case 'ChannelAudioAdded':
        this.sender.acknowledge(message.seq_no);
        break;
      case 'AddPartialTranscript':
        this.transcripts.partial(message, at);
        break;
      case 'AddTranscript':
        this.transcripts.settledWords(message, at);
        break;
      case 'EndOfUtterance':
        this.transcripts.endOfUtterance(message, at);
        break;
      case 'EndOfTranscript':
        for (const final of this.transcripts.rest(at)) this.events.final(final);
        this.close();
        this.events.ended();
        break;
      case 'Error':
        this.lose(byType(message.type));
        break;
    }
  }

  /** Whatever came first, an Error or the end of the socket, says why. */
  private lose(error: LiveError): void {
    if (this.isOver) return;
    this.close();
    if (!this.isStarted) this.started.reject(error);
    else this.events.broken(error, this.transcripts.rest(performance.now()));
  }
}

import type { Connection } from 'microsoft-cognitiveservices-speech-sdk';
import { LiveError, SOON, asError } from '../errors';
import { CONNECT_MS } from '../socket';
import type { OpenVendorSession, VendorEvents, VendorSession } from '../vendor-session';
import { canceledError } from './errors';
import { makeRecognizer, type Listening } from './recognizer';
import { endOf, toFinal, toPartial, type SdkResult } from './results';
import { loadSpeechSdk, type Recognizer, type Sdk } from './speech-sdk';

/*
 * Azure Speech in real time by its own SDK, one connection at a time. The SDK can come back by itself
 * after some cuts, but not after one that follows the last audio (nobody sends it again, and nothing
 * ever ends), keeps audio without bound, and does not take a new token on its way. So a lost
 * connection ends its recognizer here, and the next one is opened as for any other vendor.
 */

/** 100 ms, as the SDK sends it. */
const CHUNK_BYTES = 3200;
/** From the arrival of a final until the SDK must have told of it, or of the end. */
const DEAF_MS = 5000;
const NOWHERE = 'nowhere';

/** Opens a session of Azure Speech, of one channel. */
export const openAzureSpeech: OpenVendorSession = async (target, options, format, events) => {
  const sdk = await loadSpeechSdk();
  const session = new AzureSession(sdk, makeRecognizer(sdk, target, options, format), events);
  await session.start();
  return session;
};

class AzureSession implements VendorSession {
  readonly chunkBytes = CHUNK_BYTES;
  private readonly started = Promise.withResolvers<void>();
  private readonly connection: Connection;
  private isStarted = false;
  private isOver = false;
  private arrivedAt = performance.now();
  /** Finals that have arrived and that the SDK has not told of. */
  private untold = 0;
  private deaf: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly sdk: Sdk,
    private readonly listening: Listening,
    private readonly events: VendorEvents,
  ) {
    this.connection = sdk.Connection.fromRecognizer(listening.recognizer);
    this.listenToSocket();
    this.listenToResults(listening.recognizer);
  }

  /** Own time-out: on Node 22 the SDK never hears of a handshake that was refused. */
  async start(): Promise<void> {
    const timer = setTimeout(() => {
      const why = `Azure Speech did not answer within ${CONNECT_MS / 1000} s.`;
      this.lose(new LiveError('no-connection', why, SOON));
    }, CONNECT_MS);
    const failed = (reason: string) => {
      this.lose(canceledError(this.sdk.CancellationErrorCode.ConnectionFailure, reason));
    };
    const { recognizer } = this.listening;
    if ('startTranscribingAsync' in recognizer) {
      recognizer.startTranscribingAsync(undefined, failed);
    } else {
      recognizer.startContinuousRecognitionAsync(undefined, failed);
    }
    try {
      await this.started.promise;
    } finally {
      clearTimeout(timer);
    }
  }

  async send(pcm: Uint8Array): Promise<void> {
    if (this.isOver) return;
    this.listening.stream.write(new Uint8Array(pcm).buffer);
  }

  finish(): void {
    this.listening.stream.close();
  }

  close(): void {
    if (this.isOver) return;
    this.isOver = true;
    clearTimeout(this.deaf);
    this.hangUp();
  }

  private listenToSocket(): void {
    this.connection.connected = () => {
      this.isStarted = true;
      this.started.resolve();
    };
    // The SDK tells of it before it tells of the result that it holds.
    this.connection.messageReceived = ({ message }) => {
      this.arrivedAt = performance.now();
      if (message.path.toLowerCase() === 'speech.phrase') this.expectFinal(1);
    };
    this.connection.disconnected = () => {
      // It would dial by itself: it cannot where there is no address.
      const { properties } = this.listening.recognizer;
      properties.setProperty(this.sdk.PropertyId.SpeechServiceConnection_Endpoint, NOWHERE);
      // Makes the SDK cancel, with the reason if there is one.
      this.connection.closeConnection();
    };
  }

  /**
   * A message that it cannot read ends the SDK's reading of this connection, and it does not say so:
   * a final then arrives and is never told of.
   */
  private expectFinal(change: 1 | -1): void {
    this.untold += change;
    clearTimeout(this.deaf);
    if (this.untold <= 0 || this.isOver) return;
    this.deaf = setTimeout(() => {
      this.lose(new LiveError('not-understood', 'The Speech SDK has stopped reading.', SOON));
    }, DEAF_MS);
  }

  private listenToResults(recognizer: Recognizer): void {
    recognizer.canceled = (_, event) => {
      if (event.reason === this.sdk.CancellationReason.EndOfStream) this.end();
      else this.lose(canceledError(event.errorCode, event.errorDetails));
    };
    recognizer.sessionStopped = () => {
      this.end();
    };
    if ('startTranscribingAsync' in recognizer) {
      recognizer.transcribing = (_, { result }) => {
        this.partial(result);
      };
      recognizer.transcribed = (_, { result }) => {
        this.final(result);
      };
    } else {
      recognizer.recognizing = (_, { result }) => {
        this.partial(result);
      };
      recognizer.recognized = (_, { result }) => {
        this.final(result);
      };
    }
  }

  private partial(result: SdkResult): void {
    if (this.isOver) return;
    const partial = toPartial(result, this.arrivedAt);
    if (partial) this.events.partial(partial);
  }

  private final(result: SdkResult): void {
    this.expectFinal(-1);
    if (this.isOver) return;
    try {
      const final = toFinal(result, this.arrivedAt);
      if (final) this.events.final(final);
      this.events.settled(0, endOf(result));
      // A pause is what ends a phrase of this service.
      if (final) this.events.endOfUtterance(0, endOf(result));
    } catch (error) {
      const why = `Azure Speech sent what is not understood: ${asError(error).name}.`;
      this.lose(new LiveError('not-understood', why, SOON));
    }
  }

  private end(): void {
    if (this.isOver) return;
    this.close();
    this.events.ended();
  }

  private lose(error: LiveError): void {
    if (this.isOver) return;
    this.close();
    if (this.isStarted) this.events.broken(error, []);
    else this.started.reject(error);
  }

  private hangUp(): void {
    this.connection.closeConnection();
    this.listening.recognizer.close(undefined, () => undefined);
  }
}

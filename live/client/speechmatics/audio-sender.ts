import { LiveError, SOON } from '../errors';
import { Signal } from '../signal';
import type { LiveFormat } from '../types';
import { channelOf, toBase64 } from '../pcm';
import { CHANNELS } from './start-recognition';

/** So much audio may be on its way without an acknowledgement. The service slows down by lagging. */
const WINDOW_MS = 5000;
/** So much may lie in the socket. */
const BUFFERED_BYTES = 1 << 20;
/** No acknowledgement for so long while audio is due: nobody is there any more. */
const STALL_MS = 15_000;
const LOOK_MS = 20;
const BYTES_PER_SAMPLE = 2;

/**
 * Sends audio and counts it. The vendor's client reports as `last_seq_no` what was acknowledged, not
 * what was sent, and drops the count between; here it is what was sent.
 */
export class AudioSender {
  private sent = 0;
  private acknowledged = 0;
  private readonly onTheWay: number[] = [];
  private readonly acknowledgement = new Signal();

  constructor(
    private readonly socket: WebSocket,
    private readonly format: LiveFormat,
    private readonly isMultiChannel: boolean,
  ) {}

  /** `AudioAdded`, or `ChannelAudioAdded` of the last channel. */
  acknowledge(sequence: number): void {
    while (this.acknowledged < Math.min(sequence, this.sent)) {
      this.acknowledged += 1;
      this.onTheWay.shift();
    }
    this.acknowledgement.raise();
  }

  /**
   * Sends a chunk and waits until there is room for another.
   *
   * @throws LiveError `connection-lost` when nothing was acknowledged for 15 seconds
   */
  async send(pcm: Uint8Array): Promise<void> {
    if (!this.isOpen) return;
    if (this.isMultiChannel) this.sendChannels(pcm);
    else this.socket.send(pcm);
    this.sent += 1;
    this.onTheWay.push(this.durationMs(pcm));
    await this.room();
  }

  /** Says that there is no more. */
  end(): void {
    if (!this.isOpen) return;
    if (!this.isMultiChannel) {
      this.say({ message: 'EndOfStream', last_seq_no: this.sent });
      return;
    }
    for (const channel of CHANNELS) {
      this.say({ message: 'EndOfChannel', channel, last_seq_no: this.sent });
    }
  }

  /** Nobody waits any more. */
  stop(): void {
    this.onTheWay.length = 0;
    this.acknowledgement.raise();
  }

  private sendChannels(pcm: Uint8Array): void {
    for (const [index, channel] of CHANNELS.entries()) {
      const data = toBase64(channelOf(pcm, index, CHANNELS.length));
      this.say({ message: 'AddChannelAudio', channel, data });
    }
  }

  private async room(): Promise<void> {
    let quietMs = 0;
    while (this.isOpen && !this.hasRoom) {
      if (quietMs > STALL_MS) {
        throw new LiveError(
          'connection-lost',
          `Speechmatics has not acknowledged any audio for ${STALL_MS / 1000} s.`,
          SOON,
        );
      }
      const heard = await Promise.race([
        this.acknowledgement.next.then(() => true),
        new Promise<false>((resolve) => setTimeout(resolve, LOOK_MS, false)),
      ]);
      quietMs = heard ? 0 : quietMs + LOOK_MS;
    }
  }

  private get hasRoom(): boolean {
    const onTheWayMs = this.onTheWay.reduce((sum, ms) => sum + ms, 0);
    return (
      onTheWayMs <= WINDOW_MS * (this.format.pace ?? 1) &&
      this.socket.bufferedAmount <= BUFFERED_BYTES
    );
  }

  private durationMs({ length }: Uint8Array): number {
    const { sampleRate, channels } = this.format;
    return (length / (BYTES_PER_SAMPLE * channels * sampleRate)) * 1000;
  }

  private get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  private say(message: object): void {
    this.socket.send(JSON.stringify(message));
  }
}

import type { WebSocket } from 'ws';
import type { FaultMoment, SessionAction } from '../faults/live-fault';

/** The service's end of a connection: what is sent passes the fault that has struck it, if any. */
export class LiveSocket {
  #bytes = 0;
  #phrases = 0;
  #timer: NodeJS.Timeout | undefined;
  #struck = false;

  /** @param malformed a frame that no client of this service can read */
  constructor(
    private readonly socket: WebSocket,
    private readonly fault: SessionAction | undefined,
    private readonly malformed: string,
  ) {
    if (fault && 'after' in fault && 'ms' in fault.after) {
      this.#timer = setTimeout(() => this.#strike(), fault.after.ms);
    }
    socket.once('close', () => clearTimeout(this.#timer));
    this.#strikeIfDue();
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** Sends a text frame, unless the connection has ended. */
  send(text: string): void {
    if (!this.isOpen || (this.fault && 'silent' in this.fault)) return;
    this.#later(() => this.socket.send(text));
  }

  close(code: number, reason: string): void {
    this.#later(() => this.socket.close(code, reason));
  }

  /** Takes note of audio that came. */
  heard(bytes: number): void {
    this.#bytes += bytes;
    this.#strikeIfDue();
  }

  /** Takes note of a final that was sent. */
  said(): void {
    this.#phrases += 1;
    this.#strikeIfDue();
  }

  /** Keeps the order of what is sent: all of it is late by the same time. */
  #later(act: () => void): void {
    if (this.fault && 'delayMs' in this.fault) setTimeout(act, this.fault.delayMs).unref();
    else act();
  }

  #strikeIfDue(): void {
    if (this.fault && 'after' in this.fault && this.#isDue(this.fault.after)) this.#strike();
  }

  #isDue(after: FaultMoment): boolean {
    if ('bytes' in after) return this.#bytes >= after.bytes;
    return 'phrases' in after && this.#phrases >= after.phrases;
  }

  #strike(): void {
    const { fault } = this;
    if (this.#struck || !fault) return;
    this.#struck = true;
    if ('close' in fault) this.socket.close(fault.close, fault.reason ?? '');
    else if ('cut' in fault) this.socket.terminate();
    else if ('malformed' in fault) this.socket.send(this.malformed);
  }
}

import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { LiveEngine } from '../live/engine';
import { LiveSocket } from '../live/socket/live-socket';
import type { SessionAction } from '../live/faults/live-fault';
import { readFrame, writeMessage } from './frames';
import { readSpeechContext } from './speech-context';
import { Turn } from './turn';

export interface ConnectionTools {
  readonly engine: LiveEngine;
  readonly query: URLSearchParams;
  readonly fault: SessionAction | undefined;
  /** Where the client goes on when it connects again: the end of the last phrase, in milliseconds. */
  readonly replayFrom: { get(): number; set(ms: number): void };
}

/** What one connection was told, for tests. */
export interface ConnectionNotes {
  /** The body of `speech.config`. */
  config?: unknown;
  /** The bodies of `speech.context`, one a turn. */
  readonly contexts: unknown[];
  audioBytes: number;
}

const json = z.record(z.string(), z.unknown());
/** Close codes (RFC 6455): the client's data can't be used; the service broke down. */
const BAD_DATA = 1007;
const BROKEN = 1011;
/** Messages that were received and not worked on: 20 s of audio. */
const MOST_WAITING = 200;

/** Serves one WebSocket: configuration, then one turn after another. */
export function serveConnection(socket: WebSocket, tools: ConnectionTools): ConnectionNotes {
  const notes: ConnectionNotes = { contexts: [], audioBytes: 0 };
  const live = new LiveSocket(socket, tools.fault, 'Path:speech.phrase\r\n\r\n{"half":');
  let turn: Turn | undefined;
  let requestId = '';
  const handle = async (data: Buffer, isBinary: boolean) => {
    const { headers, body } = readFrame(data, isBinary);
    switch ((headers.get('path') ?? '').toLowerCase()) {
      case 'speech.config':
        notes.config = json.parse(JSON.parse(body.toString('utf8')));
        return;
      case 'speech.context':
        notes.contexts.push(json.parse(JSON.parse(body.toString('utf8'))));
        turn?.close();
        requestId = headers.get('x-requestid') ?? requestId;
        turn = startTurn(tools, live, requestId, body.toString('utf8'));
        return;
      case 'audio':
        notes.audioBytes += body.length;
        // Old clients send no context of the turn: the query says all.
        turn ??= startTurn(tools, live, headers.get('x-requestid') ?? '', '{}');
        await turn.take(body);
        live.heard(body.length);
        return;
      default: // telemetry and what else clients have to say
        return;
    }
  };
  let last = Promise.resolve();
  let waiting = 0;
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    // A client that is faster than the engine is held back by its connection.
    if (++waiting >= MOST_WAITING) socket.pause();
    // One after another: audio is heard in its order.
    last = last
      .then(() => handle(data, isBinary))
      .catch(() => live.close(BAD_DATA, 'The message could not be read.'))
      .finally(() => {
        if (--waiting < MOST_WAITING) socket.resume();
      });
  });
  socket.once('close', () => turn?.close());
  return notes;
}

function startTurn(
  { engine, query, replayFrom }: ConnectionTools,
  live: LiveSocket,
  requestId: string,
  context: string,
): Turn {
  const fromMs = replayFrom.get();
  return new Turn({
    engine,
    options: readSpeechContext(context, query),
    fromMs,
    send: (path, body) => live.send(writeMessage(path, requestId, body)),
    onPhrase: (endMs) => {
      replayFrom.set(fromMs + endMs);
      live.said();
    },
    onBreakdown: () => live.close(BROKEN, 'Internal server error.'),
  });
}

/**
 * The framing of the Speech SDK's protocol on a WebSocket: headers, an empty line, a body. A binary
 * frame begins with the length of its headers in two bytes, big endian.
 */
export interface Frame {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** A frame that is not in this form. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

const EMPTY_LINE = '\r\n\r\n';

/** @throws FrameError */
export function readFrame(data: Buffer, isBinary: boolean): Frame {
  if (isBinary) {
    const length = data.length < 2 ? Infinity : data.readUInt16BE(0);
    if (2 + length > data.length) throw new FrameError('A binary message ends within its headers.');
    return {
      headers: readHeaders(data.toString('latin1', 2, 2 + length)),
      body: data.subarray(2 + length),
    };
  }
  const end = data.indexOf(EMPTY_LINE);
  if (end < 0) throw new FrameError('A text message has no empty line after its headers.');
  return {
    headers: readHeaders(data.toString('utf8', 0, end)),
    body: data.subarray(end + EMPTY_LINE.length),
  };
}

function readHeaders(text: string): Map<string, string> {
  const lines = text.split('\r\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      if (colon < 1) throw new FrameError('A header has no colon.');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

/** A message of the service. Clients drop those whose request id is not that of their turn. */
export function writeMessage(path: string, requestId: string, body?: object): string {
  const headers = [
    `X-RequestId:${requestId}`,
    `Path:${path}`,
    ...(body ? ['Content-Type:application/json; charset=utf-8'] : []),
  ];
  return `${headers.join('\r\n')}${EMPTY_LINE}${body ? JSON.stringify(body) : ''}`;
}

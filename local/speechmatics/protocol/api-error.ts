/** An answer as `ErrorResponse` of the REST reference has it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly status: number,
    /** One of the texts that the reference lists. */
    readonly error: string,
    readonly detail?: string,
  ) {
    super(error);
  }

  toWire(): object {
    const { status: code, error, detail } = this;
    return { code, ...(detail !== undefined && { detail }), error };
  }
}

/** What the proxies in front of the API answer: not its JSON. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  constructor(
    readonly status: number,
    readonly contentType: string,
    readonly body: string,
  ) {
    super(`HTTP status ${String(status)}`);
  }
}

/** Without or with a wrong key: nginx in front of the API. */
export function unauthorized(): ProxyError {
  const title = '401 Authorization Required';
  const lines = [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${title}</h1></center>`,
    '<hr><center>nginx</center>',
    '</body>',
    '</html>',
    '',
  ];
  return new ProxyError(401, 'text/html', lines.join('\r\n'));
}

/** Too many calls in a second; nothing is documented to be in the answer. */
export function tooFast(): ProxyError {
  return new ProxyError(429, 'text/plain', '');
}

export const jobNotFound = () => new ApiError(404, 'Job not found');
export const jobExpired = () => new ApiError(410, 'Job Expired');
export const fileExpired = () => new ApiError(410, 'File Expired', 'File deleted from the storage');

/** A configuration that can't be; the documentation quotes details of this form. */
export function badConfig(why?: string): ApiError {
  const detail = `Job config JSON is invalid${why === undefined ? '' : `. Error: ${why}`}`;
  return new ApiError(400, 'Job rejected', detail);
}

const USUAL: Readonly<Record<number, readonly [error: string, detail?: string]>> = {
  400: ['Bad Request'],
  403: ['Forbidden', 'Entitlement check failed'],
  404: ['Job not found'],
  410: ['Job Expired'],
  422: ['Unprocessable Entity'],
  423: ['Resource Locked'],
  501: ['Not Implemented'],
};

/** The answer that belongs to a status that a fault asks for. */
export function usualError(status: number): ApiError | ProxyError {
  if (status === 401) return unauthorized();
  if (status === 429) return tooFast();
  const [error, detail] = USUAL[status] ?? ['Internal Server Error'];
  return new ApiError(status, error, detail);
}

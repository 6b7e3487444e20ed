import { randomUUID } from 'node:crypto';

/**
 * A form as the body of a request. `fetch` makes one itself, but does not say how long it is before
 * it is sent; a blob has a size, and reads its files as it is read.
 */
export function multipartOf(form: FormData): Blob {
  const boundary = `callscribe-${randomUUID()}`;
  const parts = [...form].flatMap(([name, value]) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"`,
    ...(typeof value === 'string' ? ['\r\n\r\n', value] : [fileHeader(value), value]),
    '\r\n',
  ]);
  return new Blob([...parts, `--${boundary}--\r\n`], {
    type: `multipart/form-data; boundary=${boundary}`,
  });
}

function fileHeader({ name, type }: File): string {
  const contentType = type === '' ? 'application/octet-stream' : type;
  return `; filename="${escaped(name)}"\r\nContent-Type: ${contentType}\r\n\r\n`;
}

/** As browsers write names (WHATWG HTML, multipart/form-data). */
function escaped(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}

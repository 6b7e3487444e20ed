import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { blobWrite, type BlobWrite } from './blob-write';
import { committedBlob } from './committed-blob';
import { holdResponse } from './held-response';
import type { MetadataFile } from './metadata-file';
import { storageEvent, type StorageEvent } from './storage-event';

/** Records an event; the write is acknowledged after it resolves, and refused if it rejects. */
export type EventSink = (event: StorageEvent) => Promise<void>;

/**
 * Puts durability and events between one of Azurite's servers and its clients, without a proxy:
 * requests reach Azurite untouched (signatures, ranges, aborts and streaming are its own), only
 * the success of a write waits until it is saved and its event, if it has one, is recorded.
 * Call before the server listens.
 */
export function holdAcknowledgements(
  server: Server,
  metadata: MetadataFile,
  { holdsReads, events }: { holdsReads: boolean; events?: EventSink | undefined },
): void {
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const method = request.method ?? 'GET';
    if (!holdsReads && (method === 'GET' || method === 'HEAD')) return;
    const write = events && blobWrite(method, request.url ?? '/', request.headers);
    holdResponse(response, async () => {
      metadata.save();
      if (events && write) await report(write, request, response, events);
    });
  });
}

async function report(
  write: BlobWrite,
  request: IncomingMessage,
  response: ServerResponse,
  events: EventSink,
): Promise<void> {
  const header = (name: string) => [response.getHeader(name)].flat()[0]?.toString() ?? '';
  const blob = await committedBlob(write, request.headers, header('etag'));
  const clientRequestId = [request.headers['x-ms-client-request-id']].flat()[0];
  await events(
    storageEvent(write, blob, {
      requestId: header('x-ms-request-id'),
      ...(clientRequestId === undefined ? {} : { clientRequestId }),
    }),
  );
}

import { z } from 'zod';

/** A message on the host's queue for blob triggers. */
const schema = z.object({
  Type: z.literal('BlobTrigger'),
  FunctionId: z.string(),
  BlobType: z.string(),
  ContainerName: z.string(),
  BlobName: z.string(),
  ETag: z.string(),
});

export type BlobMessage = z.infer<typeof schema>;

/** @throws when the text is not such a message */
export function fromBase64(text: string): BlobMessage {
  return schema.parse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')));
}

export function toBase64(message: BlobMessage): string {
  return encode(message);
}

/** The text of a message on the poison queue. */
export function toPoison(message: BlobMessage): string {
  const { FunctionId, BlobType, ContainerName, BlobName, ETag } = message;
  return encode({ FunctionId, BlobType, ContainerName, BlobName, ETag });
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}

/** The id that host and Event Grid subscription use for a function. */
export function toFunctionId(name: string): string {
  return `Host.Functions.${name}`;
}

const data = z.object({
  url: z.url(),
  blobType: z.string().optional(),
  eTag: z.string().optional(),
});

/** Both schemas of Event Grid: its own (`eventType`) and CloudEvents (`type`). */
const eventSchema = z
  .union([
    z.object({ eventType: z.string(), data: z.unknown() }),
    z.object({ type: z.string(), data: z.unknown() }),
  ])
  .transform((event) => ({
    kind: 'eventType' in event ? event.eventType : event.type,
    data: event.data,
  }));
const eventsSchema = z.union([z.array(eventSchema), eventSchema.transform((event) => [event])]);

export type StorageEvent = z.infer<typeof eventSchema>;

/** @throws when the body is not JSON or holds no events */
export function parseEvents(body: string): StorageEvent[] {
  return eventsSchema.parse(JSON.parse(body));
}

/** The message for an event; undefined for events that are not about a new blob. */
export function toBlobMessage(event: StorageEvent, functionId: string): BlobMessage | undefined {
  if (event.kind !== 'Microsoft.Storage.BlobCreated') return undefined;
  const { url, blobType = 'BlockBlob', eTag = '' } = data.parse(event.data);
  const place = fromBlobUrl(new URL(url));
  if (!place) return undefined;
  return { Type: 'BlobTrigger', FunctionId: functionId, BlobType: blobType, ETag: eTag, ...place };
}

/** Azurite puts the account first in the path, Azure into the host name. */
function fromBlobUrl(url: URL): { ContainerName: string; BlobName: string } | undefined {
  const inPath = /^(localhost|[\d.]+|\[.*\])$/.test(url.hostname);
  const [container, ...rest] = url.pathname.split('/').slice(inPath ? 2 : 1);
  if (container === undefined || rest.length === 0) return undefined;
  return { ContainerName: container, BlobName: decodeURIComponent(rest.join('/')) };
}

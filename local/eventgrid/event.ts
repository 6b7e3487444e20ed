/**
 * One event in the Event Grid schema, as a system topic delivers it to a webhook.
 * https://learn.microsoft.com/azure/event-grid/event-schema
 */
export interface EventGridEvent {
  /** Unique per event; deliveries of the same event repeat it. */
  readonly id: string;
  /** Resource id of the event source. */
  readonly topic: string;
  /** Path within the source, e.g. `/blobServices/default/containers/audio/blobs/call.wav`. */
  readonly subject: string;
  readonly eventType: string;
  /** ISO 8601, UTC. */
  readonly eventTime: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly dataVersion: string;
  readonly metadataVersion: string;
}

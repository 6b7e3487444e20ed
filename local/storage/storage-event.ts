import { randomUUID } from 'node:crypto';
import type { EventGridEvent } from '../eventgrid/event';
import { ACCOUNT_RESOURCE_ID } from './account';
import type { BlobWrite } from './blob-write';

/** `data` of a blob event. Deletions carry no ETag, length or type. */
export interface StorageEventData extends Record<string, unknown> {
  readonly api: BlobWrite['api'];
  readonly clientRequestId?: string;
  readonly requestId: string;
  readonly eTag?: string;
  readonly contentType?: string;
  /** Bytes. */
  readonly contentLength?: number;
  readonly blobType?: string;
  readonly url: string;
  /** Hexadecimal; of two events for one blob the later write has the greater string. */
  readonly sequencer: string;
}

/** https://learn.microsoft.com/azure/event-grid/event-schema-blob-storage */
export interface StorageEvent extends EventGridEvent {
  readonly eventType: 'Microsoft.Storage.BlobCreated' | 'Microsoft.Storage.BlobDeleted';
  readonly data: StorageEventData;
}

/** What is known of the committed blob; nothing for a deletion. */
export type CommittedBlob = Pick<
  StorageEventData,
  'eTag' | 'contentType' | 'contentLength' | 'blobType'
>;

/** Service and client ids of the request that wrote. */
export type RequestIds = Pick<StorageEventData, 'requestId' | 'clientRequestId'>;

export function storageEvent(write: BlobWrite, blob: CommittedBlob, ids: RequestIds): StorageEvent {
  return {
    topic: ACCOUNT_RESOURCE_ID,
    subject: `/blobServices/default/containers/${write.container}/blobs/${write.blob}`,
    eventType:
      write.api === 'DeleteBlob'
        ? 'Microsoft.Storage.BlobDeleted'
        : 'Microsoft.Storage.BlobCreated',
    id: randomUUID(),
    eventTime: new Date().toISOString(),
    data: { api: write.api, ...ids, ...blob, url: write.url, sequencer: nextSequencer() },
    dataVersion: '',
    metadataVersion: '1',
  };
}

let lastSequence = 0n;

/** Grows with every call and, as long as the clock does, from one run to the next. */
function nextSequencer(): string {
  const now = BigInt(Date.now()) << 16n;
  lastSequence = now > lastSequence ? now : lastSequence + 1n;
  return lastSequence.toString(16).padStart(32, '0');
}

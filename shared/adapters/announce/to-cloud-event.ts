import type { BlobName, RecordingEnded } from '../../ports';

/** Where links of an announcement lead. */
export interface Origin {
  /** URL of the container that recordings are dropped into: tells this deployment from others. */
  readonly containerUrl: string;
  readonly recordingUrl: (blob: BlobName) => string;
  /** By the path in the container of transcripts. */
  readonly transcriptUrl: (path: string) => string;
}

/**
 * A CloudEvents 1.0 message in its JSON format (cloudevents.io, spec v1.0.2). `source` and `id` are
 * the same whenever the same end is told of again, so that a listener can drop the second.
 */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: EndedData;
}

/** Ids, codes, times and links: nothing that was said, and no title or summary of it. */
export interface EndedData {
  readonly recordingId: string;
  readonly version: string;
  readonly status: RecordingEnded['status'];
  readonly reasonCode?: string;
  readonly container: string;
  readonly path: string;
  readonly landedAt: string;
  readonly endedAt: string;
  /** Id of the document in the Cosmos container `results`. */
  readonly documentId?: string;
  readonly links: {
    /** Below the app's own host; asks for the app's key. */
    readonly api: string;
    readonly recording: string;
    readonly transcript?: string;
  };
}

export function toCloudEvent(ended: RecordingEnded, origin: Origin): CloudEvent {
  const { recordingId, version, epoch, status } = ended;
  return {
    specversion: '1.0',
    id: `${recordingId}-${version}-${epoch}-${status}`,
    source: withoutSignature(origin.containerUrl),
    type: `callscribe.recording.${status}`,
    subject: recordingId,
    time: ended.endedAt,
    datacontenttype: 'application/json',
    data: toData(ended, origin),
  };
}

function toData(ended: RecordingEnded, origin: Origin): EndedData {
  const { recordingId, version, status, reasonCode, container, path, result } = ended;
  return {
    recordingId,
    version,
    status,
    ...(reasonCode !== undefined && { reasonCode }),
    container,
    path,
    landedAt: ended.landedAt,
    endedAt: ended.endedAt,
    ...(result && { documentId: result.documentId }),
    links: {
      api: `/api/recordings/${encodeURIComponent(recordingId)}`,
      recording: withoutSignature(origin.recordingUrl({ container, path })),
      ...(result && {
        transcript: withoutSignature(origin.transcriptUrl(result.transcriptPath)),
      }),
    },
  };
}

/** An account that is reached by a shared access signature carries it in each of its URLs. */
function withoutSignature(url: string): string {
  const bare = new URL(url);
  bare.search = '';
  return bare.href;
}

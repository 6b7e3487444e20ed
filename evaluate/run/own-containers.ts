import { BlobServiceClient } from '@azure/storage-blob';
import { randomBytes } from 'node:crypto';

/** Containers that are there for one command, and the settings that lead to them. */
export interface OwnContainers {
  readonly settings: {
    readonly RecordingsStorage: string;
    readonly RECORDINGS_CONTAINER: string;
    readonly TRANSCRIPTS_CONTAINER: string;
    readonly DEAD_LETTERS_CONTAINER: string;
    /** Events of a real account do not come to this machine: the sweep looks what is there. */
    readonly EVENT_GRACE_SECONDS: string;
  };
  remove(): Promise<void>;
}

/** Makes containers of its own in a storage account, so that nothing else there is touched. Their names begin with `purpose`. */
export async function ownContainers(
  connectionString: string,
  purpose: string,
): Promise<OwnContainers> {
  const blobs = BlobServiceClient.fromConnectionString(connectionString);
  const name = `${purpose}-${randomBytes(6).toString('hex')}`;
  const settings = {
    RecordingsStorage: connectionString,
    RECORDINGS_CONTAINER: name,
    TRANSCRIPTS_CONTAINER: `${name}-transcripts`,
    DEAD_LETTERS_CONTAINER: `${name}-dead-letters`,
    EVENT_GRACE_SECONDS: '0',
  };
  const { RECORDINGS_CONTAINER, TRANSCRIPTS_CONTAINER, DEAD_LETTERS_CONTAINER } = settings;
  const names = [RECORDINGS_CONTAINER, TRANSCRIPTS_CONTAINER, DEAD_LETTERS_CONTAINER];
  for (const one of names) await blobs.createContainer(one);
  return {
    settings,
    async remove() {
      for (const one of names) await blobs.deleteContainer(one);
    },
  };
}

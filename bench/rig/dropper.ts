import { ContainerSASPermissions, type BlobServiceClient } from '@azure/storage-blob';
import { Agent, request } from 'node:http';
import { wavHeader } from '../wav-file';

/** A quarter of a second: the scripted engine never listens, the app reads no more than headers. */
const AUDIO_BYTES = 4000;
const AUDIO = Buffer.concat([wavHeader(AUDIO_BYTES), Buffer.alloc(AUDIO_BYTES)]);

/** Uploads under way at the same time. */
const CONNECTIONS = 16;
const HOUR_MS = 3_600_000;

/** Drops small recordings into the container as cheaply as the protocol allows. */
export class Dropper {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

  private constructor(private readonly link: URL) {}

  static async into(service: BlobServiceClient, container: string): Promise<Dropper> {
    const link = await service.getContainerClient(container).generateSasUrl({
      permissions: ContainerSASPermissions.parse('cw'),
      expiresOn: new Date(Date.now() + 24 * HOUR_MS),
    });
    return new Dropper(new URL(link));
  }

  /** @throws Error when the storage refuses it */
  async drop(path: string): Promise<void> {
    const url = new URL(this.link);
    url.pathname += `/${path}`;
    const status = await this.put(url);
    if (status !== 201) throw new Error(`Dropping ${path} was answered with ${String(status)}.`);
  }

  close(): void {
    this.agent.destroy();
  }

  private put(url: URL): Promise<number> {
    const headers = {
      'x-ms-version': '2024-11-04',
      'x-ms-blob-type': 'BlockBlob',
      'content-type': 'audio/wav',
      'content-length': AUDIO.length,
    };
    return new Promise((resolve, reject) => {
      request(url, { method: 'PUT', headers, agent: this.agent }, (response) => {
        response.resume().once('end', () => {
          resolve(response.statusCode ?? 0);
        });
      })
        .once('error', reject)
        .end(AUDIO);
    });
  }
}

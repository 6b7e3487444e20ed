import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import type { z } from 'zod';
import { recordingIdOf } from '../../shared/domain/recording-id';

/** Where an app is, the one on this machine or a deployed one. */
export interface AppAddress {
  readonly url: string;
  readonly key?: string;
  /** Connection string of the storage account that it takes recordings from. */
  readonly storage: string;
  readonly container: string;
  /** Before each path: what is dropped here mixes with nobody's recordings. */
  readonly folder: string;
}

/** An app as its users see it: a container to drop files into, and an HTTP API to read. */
export class App {
  private readonly container: ContainerClient;
  private readonly recordings: string[] = [];
  private readonly others: string[] = [];

  constructor(readonly address: AppAddress) {
    this.container = BlobServiceClient.fromConnectionString(address.storage).getContainerClient(
      address.container,
    );
  }

  /** Uploads a recording; resolves with its id. */
  async drop(name: string, file: string, metadata: Record<string, string>): Promise<string> {
    const path = this.pathOf(name);
    await this.container.getBlockBlobClient(path).uploadFile(file, { metadata });
    const id = recordingIdOf(this.address.container, path);
    this.owns(id);
    return id;
  }

  /** Counts a recording that came another way among those that are erased in the end. */
  owns(id: string): void {
    this.recordings.push(id);
  }

  /** Uploads what belongs to a recording: its side-car. */
  async place(name: string, content: Buffer): Promise<void> {
    await this.container.getBlockBlobClient(this.pathOf(name)).uploadData(content);
    this.others.push(name);
  }

  /** Takes everything away that was dropped here, with all that was made of it. */
  async erase(): Promise<void> {
    for (const id of this.recordings.splice(0)) {
      const response = await this.call('DELETE', id);
      if (!response.ok && ![404, 410].includes(response.status))
        throw new AppError(response.status);
    }
    for (const name of this.others.splice(0)) {
      await this.container.getBlobClient(this.pathOf(name)).deleteIfExists();
    }
  }

  /**
   * The recording as it is now, as much of it as the schema has; `undefined` before the app has
   * heard of it.
   */
  async read<T>(id: string, schema: z.ZodType<T>): Promise<T | undefined> {
    const response = await this.call('GET', id);
    if (response.status === 404) return undefined;
    if (!response.ok && response.status !== 410) throw new AppError(response.status);
    return schema.parse(await response.json());
  }

  private pathOf(name: string): string {
    return `${this.address.folder}${name}`;
  }

  private call(method: string, id: string): Promise<Response> {
    const { url, key } = this.address;
    return fetch(new URL(`/api/recordings/${id}`, url), {
      method,
      ...(key !== undefined && { headers: { 'x-functions-key': key } }),
    });
  }
}

/** The app answered with a status that says nothing of the recording. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(readonly status: number) {
    const hint =
      status === 401 || status === 403
        ? ' Give a function key of the app in the environment variable FUNCTION_KEY.'
        : '';
    super(`The app answered with ${status}.${hint}`);
  }

  /** Asking again does not help. */
  get isFinal(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 429;
  }
}

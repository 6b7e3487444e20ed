import { BlobServiceClient } from '@azure/storage-blob';
import { CosmosClient, type Container } from '@azure/cosmos';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordingIdOf } from '../../../shared/domain/recording-id';
import { startStack, type Stack, type StackOptions } from '../../../local/stack';
import { ScriptedEngine } from '../../../local/speech/scripted-engine';

const PROJECT = join(__dirname, '..', '..', '..');
const WAIT_MS = 45_000;
const LOOK_MS = 100;

export interface Ledger {
  readonly id: string;
  readonly version: string;
  readonly status: string;
  readonly reason?: { readonly code: string; readonly message: string } | null;
  readonly title?: string;
  readonly attempts: number;
  readonly jobId?: string;
  readonly result?: { readonly version: string; readonly documentId: string };
}

/** A system of its own for a test: the compiled app, the stand-ins, data thrown away at the end. */
export class TestStack {
  private constructor(
    readonly stack: Stack,
    private readonly client: CosmosClient,
    private readonly dataDirectory: string,
  ) {}

  static async start(options: Partial<StackOptions> = {}): Promise<TestStack> {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'callscribe-test-'));
    const stack = await startStack({
      appDirectory: PROJECT,
      hostEntry: join(PROJECT, 'dist', 'local', 'host', 'main.js'),
      dataDirectory,
      engine: new ScriptedEngine(),
      ...options,
      // Tests don't wait for an event that they have lost on purpose.
      settings: { EVENT_GRACE_SECONDS: '0', ...options.settings },
    });
    const { cosmosEndpoint, cosmosKey } = stack.addresses;
    const client = new CosmosClient({
      endpoint: cosmosEndpoint,
      key: cosmosKey,
      connectionPolicy: { enableEndpointDiscovery: false },
    });
    return new TestStack(stack, client, dataDirectory);
  }

  async close(): Promise<void> {
    this.client.dispose();
    await this.stack.close();
    rmSync(this.dataDirectory, { recursive: true, force: true });
  }

  /** Where the function process keeps the histories of its orchestrations. */
  get stateFile(): string {
    return join(this.dataDirectory, 'durable', 'state.sqlite');
  }

  get logFile(): string {
    return join(this.dataDirectory, 'logs', 'host.log');
  }

  container(name: 'recordings' | 'results' | 'jobs' | 'live'): Container {
    return this.client.database('callscribe').container(name);
  }

  blobs(container = 'recordings') {
    return BlobServiceClient.fromConnectionString(
      this.stack.addresses.storageConnectionString,
    ).getContainerClient(container);
  }

  /** Drops content as a blob; resolves with the recording's id. */
  async drop(path: string, content: Buffer): Promise<string> {
    await this.blobs().getBlockBlobClient(path).upload(content, content.length);
    return recordingIdOf('recordings', path);
  }

  async ledger(id: string): Promise<Ledger | undefined> {
    const { resource } = await this.container('recordings').item(id, id).read<Ledger>();
    return resource;
  }

  /** Waits until the ledger's document of a recording is as wanted. */
  async until(id: string, wanted: (ledger: Ledger) => boolean): Promise<Ledger> {
    const deadline = Date.now() + WAIT_MS;
    let last: Ledger | undefined;
    while (Date.now() < deadline) {
      last = await this.ledger(id);
      if (last && wanted(last)) return last;
      await sleep(LOOK_MS);
    }
    throw new Error(`${id} is not as wanted in time; it is ${JSON.stringify(last)}`);
  }

  untilStatus(id: string, status: string): Promise<Ledger> {
    return this.until(id, (ledger) => ledger.status === status);
  }

  async documents(
    name: 'recordings' | 'results' | 'jobs' | 'live',
  ): Promise<Record<string, unknown>[]> {
    const { resources } = await this.container(name).items.readAll().fetchAll();
    return resources;
  }

  /** Jobs that the Speech service has created, by its own journal. */
  submissions(): number {
    return this.stack.speech
      .journal()
      .filter(
        (entry) => entry.kind === 'call' && entry.operation === 'submit' && entry.status === 201,
      ).length;
  }

  /** Asks the app's HTTP API. */
  async get(path: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(new URL(path, this.stack.host().url));
    return { status: response.status, body: await response.json() };
  }
}

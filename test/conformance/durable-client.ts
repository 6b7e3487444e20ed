import { randomUUID } from 'node:crypto';
import type { RunningApp } from './running-app';
import { until } from './until';

export interface Status {
  readonly name: string;
  readonly instanceId: string;
  readonly runtimeStatus: string;
  readonly input: unknown;
  readonly output: unknown;
  readonly customStatus: unknown;
  readonly createdTime: string;
}

const FINISHED = new Set(['Completed', 'Failed', 'Terminated']);

/** The client of durable-functions, unmodified, inside the fixture app. */
export class RemoteClient {
  constructor(private readonly app: RunningApp) {}

  /** @throws what the client threw */
  async call<T = unknown>(operation: string, args: object = {}): Promise<T> {
    const response = await fetch(`${this.app.url}/api/client`, {
      method: 'POST',
      body: JSON.stringify({ operation, ...args }),
    });
    const { value, error } = (await response.json()) as { value: T; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  }

  async start(name: string, input?: unknown, id: string = randomUUID()): Promise<string> {
    return this.call('startNew', { name, id, input });
  }

  async status(id: string): Promise<Status> {
    return this.call('getStatus', { id });
  }

  async until(id: string, runtimeStatus: string): Promise<Status> {
    return until(async () => {
      const status = await this.status(id);
      return status.runtimeStatus === runtimeStatus && status;
    });
  }

  async end(id: string): Promise<Status> {
    return until(async () => {
      const status = await this.status(id);
      return FINISHED.has(status.runtimeStatus) && status;
    });
  }

  /** Starts one and waits for its end. */
  async run(name: string, input?: unknown): Promise<Status> {
    return this.end(await this.start(name, input));
  }
}

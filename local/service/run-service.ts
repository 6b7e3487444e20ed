import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { FaultControl } from '../faults/fault-plan';
import type { Scheduled } from '../faults/schedule';
import type { JournalEntry } from '../speech/store/journal-table';

const EXPIRY_INTERVAL_MS = 60_000;

/** What a running stand-in of a service that works on jobs offers its owner. */
export interface RunningService<Fault extends z.ZodType<Scheduled>> {
  /** Arms and disarms faults. */
  readonly faults: FaultControl<Fault>;
  /** Everything so far, oldest first, earlier runs included. */
  journal(): JournalEntry[];
  /** Stops at once: what is unfinished goes on when a server is started on the same directory. */
  close(): Promise<void>;
}

interface Closable {
  close(): Promise<void>;
}

export interface ServiceParts {
  /** For the message when the port is taken. */
  readonly name: string;
  readonly app: FastifyInstance;
  /** 0 takes any free port of 127.0.0.1. */
  readonly port: number;
  /** Aborted when the service closes. */
  readonly closing: AbortController;
  /** Closed before the server, where there is one. */
  readonly live: Closable | undefined;
  /** Closed, all at once, when no call comes any more. */
  readonly workers: readonly Closable[];
  /** Closed last. */
  readonly store: { close(): void };
  /** Clears what an earlier process left behind; ends before the first call comes. */
  readonly clear: () => Promise<void>;
  /** Drops what has outlived its time; called every minute. */
  readonly expire: () => Promise<void>;
}

/**
 * Starts to listen on 127.0.0.1. What can't be started is closed again, all its parts included.
 *
 * @returns the origin, like http://127.0.0.1:7080, and what closes the service with all its parts
 * @throws Error naming the port when the port is taken
 */
export async function runService(
  parts: ServiceParts,
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  // Files that can't be deleted now are deleted at the next start.
  const expire = () => void parts.expire().catch(() => undefined);
  const timer = setInterval(expire, EXPIRY_INTERVAL_MS).unref();

  const stop = async () => {
    clearInterval(timer);
    parts.closing.abort();
    await parts.live?.close();
    await parts.app.close();
    await Promise.all(parts.workers.map((worker) => worker.close()));
    parts.store.close();
  };
  let stopped: Promise<void> | undefined;
  const close = () => (stopped ??= stop());
  try {
    await parts.clear();
    return { origin: await listen(parts), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function listen({ app, port, name }: ServiceParts): Promise<string> {
  try {
    return await app.listen({ host: '127.0.0.1', port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new Error(
        `Port ${String(port)} for ${name} is in use: stop what listens there or choose another port.`,
        { cause: error },
      );
    }
    throw error;
  }
}

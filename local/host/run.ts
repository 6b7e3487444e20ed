import type { AppFunction } from './app/app';
import type { InvocationResponse, TypedData } from './app/core-types';
import type { Invocation, Invoke } from './app/invoke';
import type { Logger } from './log';

/** Runs a function of the app for a trigger. Rejects with what it threw, after that is logged. */
export type Run = (target: AppFunction, invocation: Invocation) => Promise<InvocationResponse>;

export interface Runs {
  readonly run: Run;
  /** Resolves when no function runs. */
  readonly idle: () => Promise<void>;
}

/**
 * Adds to every invocation what all triggers have in common: the client of Durable Functions for
 * those that ask for it, and the log of failures.
 *
 * @param durableClient value of a `durableClient` binding
 */
export function createRuns(invoke: Invoke, durableClient: () => TypedData, log: Logger): Runs {
  const running = new Set<Promise<unknown>>();
  return {
    run: async (target, invocation) => {
      const clients = Object.entries(target.metadata.bindings)
        .filter(([, { type }]) => type === 'durableClient')
        .map(([name]) => [name, durableClient()] as const);
      const extraInputs = { ...Object.fromEntries(clients), ...invocation.extraInputs };
      const work = invoke(target, { ...invocation, extraInputs });
      running.add(work);
      try {
        return await work;
      } catch (error) {
        log('error', target.name, 'The function failed', error);
        throw error;
      } finally {
        running.delete(work);
      }
    },
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

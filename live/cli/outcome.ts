import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { summaryLines } from '../../cli/summary-lines';
import type { AppAddress } from '../client';

const statement = z.object({ text: z.string() });

/** What `GET api/recordings/{id}` answers, as far as it is shown here. */
const view = z.object({
  id: z.string(),
  status: z.string(),
  reason: z.object({ code: z.string(), message: z.string() }).optional(),
  /** Of a session whose audio has landed: the recording that batch transcribes. */
  recording: z.string().optional(),
  result: z
    .object({
      summary: z
        .looseObject({
          title: z.string(),
          summary: z.array(statement),
          outcome: statement.nullish(),
          actionItems: z
            .array(statement.extend({ owner: z.string().nullish(), due: z.string().nullish() }))
            .default([]),
        })
        .nullable(),
    })
    .nullable(),
});

export type Outcome = z.output<typeof view>;

const LOOK_MS = 500;
/** Statuses after which nothing happens by itself. */
const ENDED = ['completed', 'rejected', 'failed', 'parked', 'deleted'];

/** The app as far as it is read. */
export class Outcomes {
  constructor(private readonly app: AppAddress) {}

  /**
   * Waits until a session, or any recording, is at an end; a second Ctrl-C is what ends the waiting.
   *
   * @throws Error when the app refuses to tell
   */
  completion(id: string): Promise<Outcome> {
    return this.until(id, ({ status }) => ENDED.includes(status));
  }

  /** Waits until the audio of a session has landed, and what lands is at an end. */
  async completionOfRecording(sessionId: string): Promise<Outcome> {
    const { recording } = await this.until(sessionId, (session) => session.recording !== undefined);
    return this.completion(recording ?? sessionId);
  }

  private async until(id: string, isWanted: (outcome: Outcome) => boolean): Promise<Outcome> {
    for (;;) {
      const response = await this.get(`/api/recordings/${id}`);
      if (response.ok) {
        const outcome = view.parse(await response.json());
        if (isWanted(outcome)) return outcome;
      } else if (response.status !== 404 && response.status < 500) {
        throw new Error(`GET api/recordings/${id} was answered with ${response.status}.`);
      }
      await sleep(LOOK_MS);
    }
  }

  /** The whole transcript, a phrase a line; `undefined` where there is none. */
  async transcript(id: string): Promise<string | undefined> {
    const response = await this.get(`/api/recordings/${id}/transcript?format=txt`);
    return response.ok ? (await response.text()).trimEnd() : undefined;
  }

  private get(path: string): Promise<Response> {
    const { apiUrl, key } = this.app;
    return fetch(new URL(path, apiUrl), {
      ...(key !== undefined && { headers: { 'x-functions-key': key } }),
    });
  }
}

/** The brief summary for a reader in a terminal, or why there is none. */
export function outcomeLines({ result, reason, status }: Outcome): string[] {
  return result?.summary ? summaryLines(result.summary) : [reason?.message ?? status];
}

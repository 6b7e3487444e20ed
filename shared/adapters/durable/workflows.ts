import type { DurableClient } from 'durable-functions';
import type { Workflows } from '../../ports';
import {
  AWAIT_CONTENT,
  CLAIMING,
  DELETE_RECORDING,
  DISPATCH,
  LIVE_ENDED,
  LIVE_SESSION,
  SUMMARIZE_AGAIN,
  TRANSCRIBE_BATCH,
  TRANSCRIPTION_ENDED,
  type AwaitContentInput,
  type BatchInput,
  type DeleteInput,
  type DispatchInput,
  type LiveInput,
} from '../../workflow/contract';
import { Coalesced } from './coalesced';
import { isMissing, runsAlready, unreachable } from './replies';

export type WorkflowSettings = DispatchInput & Omit<BatchInput, 'jobId' | 'checks'>;

/**
 * One dispatcher at a time gathers; a second one is started by whoever comes when the first has
 * looked at the queue already. No events: a thousand landings at once would fill its history.
 */
const DISPATCHERS = ['dispatch', 'dispatch-next'];

/** Kicks of this process: thousands land at the same time, and one kick after the last serves them all. */
const ofThisProcess = new Coalesced();

/** The app's orchestrations, through the client that the Functions runtime gives an invocation. */
export function makeWorkflows(
  client: DurableClient,
  settings: WorkflowSettings,
  kicks = ofThisProcess,
): Workflows {
  /** False when the instance runs already. */
  const start = async (name: string, instanceId: string, input: unknown): Promise<boolean> => {
    try {
      await client.startNew(name, { instanceId, input });
      return true;
    } catch (error) {
      if (runsAlready(error)) return false;
      throw unreachable(error);
    }
  };
  /** Until it says that it claims, it will see what has just landed: one that has not begun, too. */
  const hasYetToLook = async (instanceId: string): Promise<boolean> => {
    try {
      const { customStatus } = await client.getStatus(instanceId, { showInput: false });
      return customStatus !== CLAIMING;
    } catch (error) {
      if (isMissing(error)) return false;
      throw unreachable(error);
    }
  };
  const raise = async (instanceId: string, event: string) => {
    try {
      await client.raiseEvent(instanceId, event, {});
    } catch (error) {
      if (!isMissing(error)) throw unreachable(error);
    }
  };

  const kick = async () => {
    const { gatherMs } = settings;
    const input: DispatchInput = { gatherMs };
    for (const instanceId of DISPATCHERS) {
      if (await start(DISPATCH, instanceId, input)) return;
      if (await hasYetToLook(instanceId)) return;
    }
    // Both have looked at the queue and are claiming: the end of a job or the sweep comes next.
  };

  return {
    kickDispatch: () => kicks.run(kick),

    async startJob(jobId) {
      const { pollMinMs, deadlineMs } = settings;
      const input: BatchInput = { jobId, pollMinMs, deadlineMs };
      await start(TRANSCRIBE_BATCH, jobId, input);
    },

    async transcriptionEnded(jobId) {
      await raise(jobId, TRANSCRIPTION_ENDED);
    },

    async lookAgain({ id, container, path, version, at }) {
      const input: AwaitContentInput = { container, path, at: at.toISOString() };
      await start(AWAIT_CONTENT, `content-${id}-${version}`.slice(0, 100), input);
    },

    async startSummary(wanted) {
      await start(SUMMARIZE_AGAIN, `summary-${wanted.documentId}`, wanted);
    },

    async startDeletion(recordingId) {
      const input: DeleteInput = { recordingId };
      await start(DELETE_RECORDING, `delete-${recordingId}`, input);
    },

    async startLive(sessionId) {
      const input: LiveInput = { jobId: sessionId };
      await start(LIVE_SESSION, sessionId, input);
    },

    async liveEnded(sessionId) {
      await raise(sessionId, LIVE_ENDED);
    },
  };
}

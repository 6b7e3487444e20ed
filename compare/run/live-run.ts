import { streamFile } from '../../live/stream-file';
import type { Way } from '../ways';
import type { Done } from './outcome';
import type { RunContext } from './run-context';
import { untilCompleted } from './until-completed';
import { sessionRequest } from './session-request';

/** Streams the recording to one service at the pace of real time, and reads what becomes of it. */
export async function liveRun(way: Way, context: RunContext): Promise<Done> {
  const { app, file, choices, patienceMs } = context;
  const { url, key } = app.address;
  const startedAt = Date.now();
  const run = await streamFile({
    apiUrl: url,
    ...(key !== undefined && { key }),
    file,
    provider: way.setting,
    request: sessionRequest(choices),
  });
  app.owns(run.sessionId);
  if (run.trouble !== undefined) throw new Error(run.trouble);
  const { transcript, times } = await untilCompleted(app, run.sessionId, patienceMs);
  return {
    kind: 'done',
    way,
    recordingId: run.sessionId,
    transcript,
    firstPartialMs: run.firstPartialMs ?? null,
    finalMs: run.finalMs ?? null,
    totalMs:
      times.completedAt === undefined
        ? null
        : Math.max(0, Date.parse(times.completedAt) - startedAt),
    requests: run.requests,
  };
}

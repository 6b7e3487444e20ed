import { basename } from 'node:path';
import { nameOf, type Way } from '../ways';
import type { Done } from './outcome';
import type { RunContext } from './run-context';
import { untilCompleted } from './until-completed';

/** Drops the recording for one service, as anybody drops one, and reads what becomes of it. */
export async function dropRun(way: Way, context: RunContext): Promise<Done> {
  const { app, file, choices, patienceMs, requests } = context;
  const name = `${nameOf(way).replace('/', '-')}/${basename(file)}`;
  const sidecar = { ...choices, providers: [way.setting], mode: way.mode };
  // First, since the app looks for it when the recording lands.
  await app.place(`${name}.json`, Buffer.from(JSON.stringify(sidecar)));
  const before = requests(way);
  const droppedAt = Date.now();
  const id = await app.drop(name, file, {});
  const { transcript, times } = await untilCompleted(app, id, patienceMs);
  const after = requests(way);
  const since = (time: string | undefined) =>
    time === undefined ? null : Math.max(0, Date.parse(time) - droppedAt);
  return {
    kind: 'done',
    way,
    recordingId: id,
    transcript,
    firstPartialMs: null,
    finalMs: since(times.transcribedAt),
    totalMs: since(times.completedAt),
    requests: before === null || after === null ? null : after - before,
  };
}

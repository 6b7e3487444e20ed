import type { RecordingEnded } from '../../../../shared/ports';
import { violation, type FinishedRun, type Violation } from './violation';

const lost = violation('lost');

/** Who listens has heard of the end of every recording, at least once. */
export function toldOf({ world }: FinishedRun): Violation[] {
  const heard = (id: string, version: string, status: string) =>
    world.told.some(
      (ended: RecordingEnded) =>
        ended.recordingId === id && ended.version === version && ended.status === status,
    );
  return world.app.ports.ledger
    .all()
    .filter(({ status }) => ENDS.includes(status))
    .filter(({ id, version, status }) => !heard(id, version, status))
    .map(({ id, status }) => lost(`Nobody was told that ${id} is ${status}.`));
}

const ENDS: readonly string[] = ['completed', 'failed', 'rejected'];

import { isJson } from '../domain/choices';
import type { IntakeSettings } from './examine';
import { makeTakeInRecording, type IntakePorts, type TakeIn } from './take-in-recording';
import { makeTakeInSidecar } from './take-in-sidecar';

/** Takes in whatever has landed: a recording, or a side-car that speaks of one. */
export function makeTakeIn(ports: IntakePorts, settings: IntakeSettings): TakeIn {
  const takeInRecording = makeTakeInRecording(ports, settings);
  const takeInSidecar = makeTakeInSidecar(ports, settings, takeInRecording);

  return async (blob, workflows, manner) => {
    const mayBeSidecar = settings.sidecars === 'read' && isJson(blob.path);
    const taken = mayBeSidecar ? await takeInSidecar(blob, workflows, manner) : undefined;
    return taken ?? takeInRecording(blob, workflows, manner);
  };
}

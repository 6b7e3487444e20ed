import { makeSubmitTranscription } from '../../../shared/activities/submit-transcription';
import { aClaimedRecord, aJob } from './builders';
import { memoryPorts } from './memory-ports';
import { RecordedWorkflows } from './recorded-workflows';
import type { TranscriberScript } from './scripted-transcriber';

/** The recordings of the job. */
export const PATHS = ['a.wav', 'b.wav'];

/** A job with two claimed recordings, and the activity that submits it. */
export function setUp(script: TranscriberScript = {}) {
  const ports = memoryPorts();
  Object.assign(ports.transcribers.script, script);
  const records = PATHS.map((path) =>
    aClaimedRecord('job-1', { path, version: ports.recordings.put(path) }),
  );
  ports.ledger.put(...records);
  ports.jobs.put(aJob('job-1', records));
  const submit = (its = ports) =>
    makeSubmitTranscription(its)({ jobId: 'job-1' }, { workflows: new RecordedWorkflows() });
  return { ...ports, ports, submit };
}

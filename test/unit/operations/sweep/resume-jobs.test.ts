import { makeResumeJobs } from '../../../../shared/operations/sweep/resume-jobs';
import { PATIENCE_MS } from '../../../../shared/workflow/retry-policy';
import { aJob, NOW } from '../../../support/app/builders';
import { memoryPorts } from '../../../support/app/memory-ports';
import { RecordedWorkflows } from '../../../support/app/recorded-workflows';

const MINUTE = 60_000;
const DEADLINE_MS = 26 * 60 * MINUTE;

function setUp() {
  const ports = memoryPorts();
  const workflows = new RecordedWorkflows();
  const resume = (afterMs: number) =>
    makeResumeJobs(ports, { jobDeadlineMs: DEADLINE_MS })(
      new Date(Date.parse(NOW) + afterMs),
      workflows,
    );
  return { ...ports, workflows, resume };
}

describe('resuming jobs', () => {
  it('starts the orchestrations of all that are older than two minutes and not closed', async () => {
    const { jobs, workflows, resume } = setUp();
    jobs.put(aJob('job-1', []), aJob('job-2', [], { state: 'released' }));
    jobs.put(aJob('job-3', [], { state: 'closed' }));
    expect(await resume(2 * MINUTE - 1)).toBe(0);
    expect(workflows.started).toEqual([]);
    expect(await resume(2 * MINUTE)).toBe(2);
    expect(workflows.started).toEqual(['job-1', 'job-2']);
  });

  it('closes a job that is past all patience, so that its recordings come free', async () => {
    const { jobs, workflows, resume } = setUp();
    jobs.put(aJob('job-1', [], { state: 'submitted' }));
    await resume(DEADLINE_MS + PATIENCE_MS);
    expect(jobs.of('job-1').state).toBe('submitted');
    await resume(DEADLINE_MS + PATIENCE_MS + 1);
    expect(jobs.of('job-1').state).toBe('closed');
    expect(workflows.started).toEqual(['job-1']);
  });
});

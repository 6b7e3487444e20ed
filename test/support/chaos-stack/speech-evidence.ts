import { z } from 'zod';
import { recordingIdOf } from '../../../shared/domain/recording-id';
import type { JournalEntry } from '../../../local/speech';
import { LOCAL_SPEECHMATICS_KEY } from '../../../local/stack/app-environment';
import type { ChaosSystem } from './system';

/** What the Speech resources know between them. */
export interface SpeechEvidence {
  /** Names of the jobs that are still there. */
  readonly left: readonly string[];
  /** Names of all jobs that were ever created, one for each. */
  readonly created: readonly string[];
  /** In how many of them each recording was, by its id. */
  readonly tried: ReadonlyMap<string, number>;
}

const jobsLeft = z.object({ jobs: z.array(z.object({ displayName: z.string() })) });

export async function readSpeech({ lanes, stack }: ChaosSystem): Promise<SpeechEvidence> {
  const others = await readSpeechmatics(stack.speechmatics.url);
  const left = others.filter(({ status }) => status !== 'deleted').map(nameOf);
  for (const { url } of lanes) {
    const { jobs } = jobsLeft.parse(await (await fetch(`${url}/admin/status`)).json());
    left.push(...jobs.map(({ displayName }) => displayName));
  }
  const journals = lanes.map((lane) => lane.journal());
  return {
    left,
    created: [...journals.flatMap(namesOf), ...others.map(nameOf)],
    tried: triesIn(journals.flat()),
  };
}

const jobsOfOthers = z.object({
  jobs: z.array(
    z.object({
      status: z.string(),
      config: z.object({ tracking: z.object({ reference: z.string() }) }),
    }),
  ),
});
type JobOfOthers = z.infer<typeof jobsOfOthers>['jobs'][number];

const nameOf = ({ config }: JobOfOthers) => config.tracking.reference;

/** All jobs that were ever made there: deleted ones are listed as such. */
async function readSpeechmatics(url: string): Promise<JobOfOthers[]> {
  const listed = await fetch(`${url}/jobs?limit=100&include_deleted=true`, {
    headers: { Authorization: `Bearer ${LOCAL_SPEECHMATICS_KEY}` },
  });
  return jobsOfOthers.parse(await listed.json()).jobs;
}

/** Whatever the caller heard of it: a job was made when it entered its first status. */
function namesOf(journal: readonly JournalEntry[]): string[] {
  const made = new Set(
    journal.flatMap(({ kind, status, jobId }) =>
      kind === 'job' && status === 'NotStarted' && jobId !== undefined ? [jobId] : [],
    ),
  );
  return journal.flatMap(({ operation, jobId, details }) => {
    if (operation !== 'submit' || jobId === undefined || !made.has(jobId)) return [];
    const name = details?.['displayName'];
    return typeof name === 'string' ? [name] : [];
  });
}

/** Jobs that have begun with a recording. Paths begin with the account and the container. */
function triesIn(journal: readonly JournalEntry[]): Map<string, number> {
  const jobs = new Map<string, Set<string>>();
  for (const { kind, status, jobId, details } of journal) {
    const source = details?.['source'];
    if (kind !== 'file' || status !== 'Running') continue;
    if (jobId === undefined || typeof source !== 'string') continue;
    const path = decodeURIComponent(new URL(source).pathname);
    const [, , container = '', ...names] = path.split('/');
    const id = recordingIdOf(container, names.join('/'));
    jobs.set(id, (jobs.get(id) ?? new Set()).add(jobId));
  }
  return new Map([...jobs].map(([id, ids]) => [id, ids.size]));
}

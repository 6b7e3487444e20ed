import type { SpeechmaticsHttp } from '../http';
import { parse } from '../parse';
import { jobPage, type JobDetails } from './wire';

/** The most that a page may have. */
const PAGE = 100;

/**
 * Every job of the account that is still there (seven days), newest first. Pages go by time of
 * creation: each begins a millisecond late, so that of jobs that were made at the same time none falls
 * between two pages, and what comes twice is passed over.
 */
export async function* listJobs(http: SpeechmaticsHttp): AsyncGenerator<JobDetails> {
  const seen = new Set<string>();
  let before = '';
  for (;;) {
    const body = await http.call('GET', `jobs?limit=${PAGE}${before}`);
    const { jobs } = parse(jobPage, body, 'list of jobs');
    const fresh = jobs.filter(({ id }) => !seen.has(id));
    for (const job of fresh) {
      seen.add(job.id);
      if (job.status !== 'deleted' && job.status !== 'expired') yield job;
    }
    const oldest = Math.min(...jobs.map((job) => Date.parse(job.created_at)));
    if (jobs.length < PAGE || fresh.length === 0 || !Number.isFinite(oldest)) return;
    before = `&created_before=${encodeURIComponent(new Date(oldest + 1).toISOString())}`;
  }
}

/** What we said of it when it was created. */
export function trackingOf(job: JobDetails) {
  return job.config?.tracking ?? job.tracking;
}

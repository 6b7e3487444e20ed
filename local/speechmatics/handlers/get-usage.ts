import { ApiError } from '../protocol/api-error';
import type { Job } from '../store/job';
import { queryOf, type Handler } from './handler';

const HOUR_MS = 3_600_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `GET /usage?since&until`, days inclusive: jobs that are done, those that are deleted by now too. */
export const getUsage: Handler = async ({ store, settings }, request) => {
  const since = dayOf(queryOf(request, 'since') ?? '2000-01-01', 'since');
  const until = dayOf(queryOf(request, 'until') ?? day(settings.clock()), 'until');
  const jobs = store.jobs.all().filter((job) => {
    const created = day(job.createdMs);
    return job.outcome === 'success' && created >= since && created <= until;
  });
  return {
    since: `${since}T00:00:00Z`,
    until: `${until}T23:59:59Z`,
    summary: jobs.length === 0 ? [] : [{ ...KIND, ...totals(jobs) }],
    details: [...Map.groupBy(jobs, modelOf)].map(([model, ofModel]) => {
      const [language, operatingPoint] = model.split(' ');
      return { ...KIND, language, operating_point: operatingPoint, ...totals(ofModel) };
    }),
  };
};

const KIND = { mode: 'batch', type: 'transcription' };

function modelOf({ config }: Job): string {
  const { language, model, operating_point: old } = config.transcription_config;
  return `${language} ${model ?? old ?? 'standard'}`;
}

function totals(jobs: readonly Job[]): object {
  const ms = jobs.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0);
  return { count: jobs.length, duration_hrs: Math.round((ms / HOUR_MS) * 100) / 100 };
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function dayOf(text: string, name: string): string {
  if (DAY.test(text)) return text;
  throw new ApiError(422, `${name} in query must be of type date`);
}

import { ApiError } from '../protocol/api-error';
import { toJobEntity } from '../protocol/job-entity';
import { flag, queryOf, wholeNumber, type Handler } from './handler';

const MOST = 100;

/** `GET /jobs?created_before&limit&include_deleted`: those of the last seven days, newest first. */
export const listJobs: Handler = async ({ store }, request) => {
  const limit = wholeNumber(request, 'limit') ?? MOST;
  if (limit < 1) throw new ApiError(422, 'limit in query should be greater than or equal to 1');
  if (limit > MOST) throw new ApiError(422, 'limit in query should be less than or equal to 100');
  const before = queryOf(request, 'created_before');
  const createdBeforeMs = before === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(before);
  if (Number.isNaN(createdBeforeMs)) {
    throw new ApiError(422, 'created_before in query must be of type date-time');
  }
  const includeDeleted = flag(request, 'include_deleted');
  const jobs = store.jobs.list({ createdBeforeMs, limit, includeDeleted });
  return { jobs: jobs.map((job) => toJobEntity(job)) };
};

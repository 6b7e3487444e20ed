import { removeJob } from '../jobs/job-transitions';
import { ApiError } from '../protocol/api-error';
import { toJobEntity } from '../protocol/job-entity';
import { flag, jobOf, type Handler } from './handler';

/** `DELETE /jobs/{id}`: a running job is locked unless `force` terminates it. */
export const deleteJob: Handler = async (context, request) => {
  const job = jobOf(context, request);
  if (job.status === 'running') {
    if (!flag(request, 'force')) throw new ApiError(423, 'Resource Locked');
    context.runner.cancel(job.id);
  }
  return { job: toJobEntity(await removeJob(context, job, 'deleted')) };
};

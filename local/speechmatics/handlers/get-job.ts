import { toJobEntity } from '../protocol/job-entity';
import { jobOf, type Handler } from './handler';
import { waitForEnd } from './wait';

/** `GET /jobs/{id}`: of a running job after its end, or after `wait` seconds (2 where not given). */
export const getJob: Handler = async (context, request) => {
  const { id } = jobOf(context, request);
  await waitForEnd(context, request, id, context.settings.defaultWaitMs);
  return { job: toJobEntity(jobOf(context, request), context.faults.forStatus()) };
};

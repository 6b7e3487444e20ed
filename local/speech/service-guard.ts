import type { FastifyRequest } from 'fastify';
import type { Context } from './context';
import { apiVersion } from './protocol/api-version';
import { authenticate } from './protocol/authenticate';
import { RequestQuota } from './protocol/request-quota';
import { expireJobs } from './jobs/expire-jobs';

/**
 * What every call under `/speechtotext` must pass: credentials, quota, version. Jobs that have
 * outlived their time are gone before the call sees them.
 */
export function serviceGuard(context: Context): (request: FastifyRequest) => Promise<void> {
  const { keys, limits, clock } = context.settings;
  const quota = new RequestQuota(limits.requestsPerTenSeconds, clock);
  return async (request) => {
    quota.take(authenticate(request, keys));
    apiVersion(request);
    await expireJobs(context);
  };
}

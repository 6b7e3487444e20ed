import { AppError, ServiceError } from '../../domain/errors';
import type { Telemetry } from '../../ports';
import type { ImmediateService } from './immediate-lane';

/**
 * The same service, with telemetry, where there is any, told of each request: how long it took and
 * how it went. `resource` begins with the service's host.
 */
export function observedService(
  service: ImmediateService,
  { provider, resource }: { readonly provider: string; readonly resource: string },
  telemetry: Telemetry | undefined,
): ImmediateService {
  if (!telemetry) return service;
  const [server = resource] = resource.split('/');

  async function observed<T>(method: string, operation: string, run: () => Promise<T>): Promise<T> {
    const request = { provider, server, method, operation, startedAt: new Date() };
    try {
      const answer = await run();
      telemetry?.providerRequest({ ...request, outcome: 'ok' });
      return answer;
    } catch (error) {
      const outcome = error instanceof AppError ? error.code : 'internal_error';
      const status = error instanceof ServiceError ? error.status : undefined;
      telemetry?.providerRequest({ ...request, outcome, ...(status !== undefined && { status }) });
      throw error;
    }
  }

  return {
    transcribe: (job) => observed('POST', 'transcribe', () => service.transcribe(job)),
    read: (raw) => service.read(raw),
    ping: () => observed('GET', 'ping', () => service.ping()),
  };
}

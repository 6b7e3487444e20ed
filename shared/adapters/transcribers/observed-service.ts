import type { Telemetry } from '../../ports';
import type { ImmediateService } from './immediate-lane';
import { observedRequest } from './observed-request';

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
  const asked = (method: string, operation: string) => ({ provider, server, method, operation });
  return {
    transcribe: (job) =>
      observedRequest(telemetry, asked('POST', 'transcribe'), () => service.transcribe(job)),
    read: (raw) => service.read(raw),
    ping: () => observedRequest(telemetry, asked('GET', 'ping'), () => service.ping()),
  };
}

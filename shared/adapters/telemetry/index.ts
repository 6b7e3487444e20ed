import { hostname } from 'node:os';
import type { TokenCredential } from '@azure/identity';
import { diag, DiagLogLevel, metrics, trace } from '@opentelemetry/api';
import type { Telemetry } from '../../ports';
import type * as sdkModule from './sdk';
import { isWithin } from './share';
import { makeTelemetry, type Prices } from './telemetry';

export { asStep } from './as-step';
export { watchedPorts } from './watched-ports';

const NAME = 'callscribe';

/** Longest that anybody waits for what is still to be sent. */
const FLUSH_MS = 5000;

export interface TelemetryOptions {
  /** Name of the app, as the Functions host tells it too. */
  readonly service: string;
  readonly connectionString: string;
  /** Given where Application Insights takes nothing without a token of Microsoft Entra. */
  readonly credential?: () => TokenCredential;
  /** Share of traces that are kept (0 … 1). */
  readonly share: number;
  readonly prices: Prices;
  readonly now: () => Date;
  /** Where a person is told that nothing can be sent. */
  readonly warn: (message: string) => void;
}

/** Telemetry to Application Insights. Whatever fails in it fails nothing else. */
export function openTelemetry(options: TelemetryOptions): Telemetry {
  const { service, share, prices, credential, connectionString, now, warn } = options;
  warnOnce(warn);
  const identity = credential && { credential: credential() };
  const sdk = started(
    { service, instance: hostname(), connectionString, share, ...identity },
    warn,
  );
  return makeTelemetry({
    tracer: () => trace.getTracer(NAME),
    meter: () => metrics.getMeter(NAME),
    now,
    isKept: (traceId) => isWithin(traceId, share),
    startAt: (place, start) => (sdk ? sdk.startAt(place, start) : start()),
    prices,
    flush: () => withinReason(sdk?.flush()),
  });
}

/** The SDK is loaded here and not before: who has no Application Insights does not wait for it. */
function started(
  options: sdkModule.SdkOptions,
  warn: (message: string) => void,
): sdkModule.Sdk | undefined {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it always
    const { startSdk } = require('./sdk') as typeof sdkModule;
    return startSdk(options);
  } catch (error) {
    warn(`There will be no telemetry: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** OpenTelemetry says by its own logger what goes wrong, each time; the first says what to mend. */
function warnOnce(warn: (message: string) => void): void {
  let isSaid = false;
  const ignored = (): void => undefined;
  const first = (message: string, ...details: unknown[]): void => {
    if (isSaid) return;
    isSaid = true;
    warn(`Telemetry, only said once: ${[message, ...details].map(String).join(' ')}`);
  };
  const logger = { error: first, warn: ignored, info: ignored, debug: ignored, verbose: ignored };
  diag.setLogger(logger, { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true });
}

async function withinReason(sending: Promise<unknown> | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise((resolve) => {
    timer = setTimeout(resolve, FLUSH_MS);
  });
  await Promise.race([sending, enough]).catch(() => undefined);
  clearTimeout(timer);
}

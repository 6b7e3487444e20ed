import type { Clock } from '../options';
import { SpeechError } from './speech-error';

const WINDOW_MS = 10_000;

/**
 * The service's quota of REST calls per resource: 100 in 10 s (quotas page of 30 January 2026).
 * Refused calls do not count. The service does not promise `Retry-After` on 429, so none is sent.
 */
export class RequestQuota {
  private readonly calls = new Map<string, number[]>();

  constructor(
    private readonly limit: number,
    private readonly clock: Clock,
  ) {}

  /** @throws SpeechError 429 when `key` has used up its calls. */
  take(key: string): void {
    if (this.limit === Infinity) return;
    const now = this.clock();
    const recent = (this.calls.get(key) ?? []).filter((time) => time > now - WINDOW_MS);
    this.calls.set(key, recent);
    if (recent.length >= this.limit) {
      throw new SpeechError(
        'TooManyRequests',
        undefined,
        `The resource has used its ${String(this.limit)} requests in 10 seconds. Try again later.`,
      );
    }
    recent.push(now);
  }
}

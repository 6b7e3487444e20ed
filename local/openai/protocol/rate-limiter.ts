import type { RateLimits } from '../options';
import { rateLimited } from './errors';

const MINUTE_MS = 60_000;

/** Requests and tokens of the current minute, counted as the headers of the service report them. */
export class RateLimiter {
  private since = 0;
  private requests = 0;
  private tokens = 0;

  constructor(private readonly limits: RateLimits) {}

  /** Books a call. Refused ones count too, as they do in Azure. @throws ApiError 429 */
  take(tokens: number, now = Date.now()): void {
    this.turn(now);
    this.requests += 1;
    const enough = this.tokens + tokens <= this.limits.tokensPerMinute;
    this.tokens += enough ? tokens : 0;
    if (this.requests > this.limits.requestsPerMinute || !enough) {
      throw rateLimited(enough ? 'requests' : 'tokens', this.since + MINUTE_MS - now);
    }
  }

  headers(now = Date.now()): Record<string, string> {
    this.turn(now);
    const reset = `${Math.ceil((this.since + MINUTE_MS - now) / 1000)}s`;
    const left = (limit: number, used: number): string => String(Math.max(0, limit - used));
    return {
      'x-ratelimit-limit-requests': String(this.limits.requestsPerMinute),
      'x-ratelimit-limit-tokens': String(this.limits.tokensPerMinute),
      'x-ratelimit-remaining-requests': left(this.limits.requestsPerMinute, this.requests),
      'x-ratelimit-remaining-tokens': left(this.limits.tokensPerMinute, this.tokens),
      'x-ratelimit-reset-requests': reset,
      'x-ratelimit-reset-tokens': reset,
    };
  }

  private turn(now: number): void {
    if (now - this.since >= MINUTE_MS) {
      this.since = now;
      this.requests = 0;
      this.tokens = 0;
    }
  }
}

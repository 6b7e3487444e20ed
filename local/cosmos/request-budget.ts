import { CosmosRefusal } from './protocol';

/** https://learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb */
const RATE_TOO_LARGE =
  'Message: {"Errors":["Request rate is large. More Request Units may be needed, so no changes ' +
  'were made. Please retry this request later. Learn more: http://aka.ms/cosmosdb-error-429"]}';

/** Substatus of a 429 for the request rate. */
const REQUEST_UNITS_EXCEEDED = 3200;

export function rateTooLarge(retryAfterMs: number): CosmosRefusal {
  return new CosmosRefusal(429, '429', RATE_TOO_LARGE, {
    substatus: REQUEST_UNITS_EXCEEDED,
    retryAfterMs,
  });
}

/**
 * Provisioned throughput of one physical partition: up to a second's worth may be spent at once,
 * and a request that starts within the budget may overdraw it, because what it costs is known only
 * afterwards. The next ones wait until the debt is paid.
 */
export class RequestBudget {
  private available: number;
  private updatedAt: number;

  /** @param now milliseconds of any clock that only goes forward */
  constructor(
    private readonly unitsPerSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.available = unitsPerSecond;
    this.updatedAt = this.now();
  }

  /** @throws CosmosRefusal 429, with the time to wait, when the budget is used up. */
  check(): void {
    this.refill();
    if (this.available > 0) return;
    throw rateTooLarge(Math.floor((-this.available / this.unitsPerSecond) * 1000) + 1);
  }

  spend(units: number): void {
    this.available -= units;
  }

  private refill(): void {
    const now = this.now();
    const earned = ((now - this.updatedAt) / 1000) * this.unitsPerSecond;
    this.available = Math.min(this.unitsPerSecond, this.available + earned);
    this.updatedAt = now;
  }
}

import type { Clock } from '../../../shared/ports';

/** A clock that stands still until a test moves it. */
export class VirtualClock implements Clock {
  constructor(private ms = Date.parse('2026-03-02T09:00:00.000Z')) {}

  now(): Date {
    return new Date(this.ms);
  }

  advance(ms: number): void {
    this.ms += ms;
  }
}

import type { Clock } from '../../speech/options';
import type { SpeechmaticsLimits } from '../options';
import { tooFast } from './api-error';

const SECOND_MS = 1000;

/** 10 new jobs and 50 reads a second and key are what the service recommends as bounds. */
export class RateLimit {
  private readonly calls = new Map<string, number[]>();

  constructor(
    private readonly limits: Pick<SpeechmaticsLimits, 'postsPerSecond' | 'getsPerSecond'>,
    private readonly clock: Clock,
  ) {}

  /** @throws ProxyError 429, without a body; refused calls do not count */
  take(key: string, method: string): void {
    const { postsPerSecond, getsPerSecond } = this.limits;
    const isPost = method === 'POST';
    const now = this.clock();
    const name = `${isPost ? 'POST' : 'GET'} ${key}`;
    const recent = (this.calls.get(name) ?? []).filter((time) => time > now - SECOND_MS);
    this.calls.set(name, recent);
    if (recent.length >= (isPost ? postsPerSecond : getsPerSecond)) throw tooFast();
    recent.push(now);
  }
}

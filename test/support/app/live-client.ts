import { makeAllowance } from '../../../shared/activities/allowance';
import type { LivePhrase } from '../../../shared/domain/live';
import type { Answer } from '../../../shared/operations/answer';
import { makeLive } from '../../../shared/operations/live';
import type { LiveProvider, Ports, Workflows } from '../../../shared/ports';
import { INTAKE, LIMITS } from './memory-ports';
import { ScriptedLive } from './scripted-live';

export const LIVE = { idleMs: 10 * 60_000, mostMs: 8 * 3_600_000 };

/** A phrase as a client sends it, of a second each, one after another. */
export function aPhrase(sequence: number, changes: Partial<LivePhrase> = {}): LivePhrase {
  return {
    sequence,
    channel: 0,
    speaker: 1 + (sequence % 2),
    offsetMs: (sequence - 1) * 1000,
    durationMs: 900,
    text: `This is phrase ${sequence}.`,
    ...changes,
  };
}

/** A client of the API of live sessions, as the functions would call it for somebody. */
export class LiveClient {
  /** Of the session that was opened last. */
  id = '';
  private readonly live: ReturnType<typeof makeLive>;

  constructor(
    ports: Ports,
    private readonly workflows: Pick<Workflows, 'startLive' | 'liveEnded'>,
    private readonly caller?: string,
    providers: readonly LiveProvider[] = [new ScriptedLive()],
  ) {
    const all = { ...ports, liveProviders: { providers } };
    this.live = makeLive(all, makeAllowance(ports, LIMITS.budgets), { ...INTAKE, ...LIVE });
  }

  async open(request: object = {}): Promise<Answer> {
    const answer = await this.live.open(JSON.stringify(request), this.caller, this.workflows);
    if ('id' in answer.jsonBody) this.id = String(answer.jsonBody.id);
    return answer;
  }

  append(...phrases: readonly object[]): Promise<Answer> {
    return this.live.append(this.id, JSON.stringify({ phrases }), this.caller);
  }

  close(lastSequence: number, durationMs = lastSequence * 1000): Promise<Answer> {
    const body = JSON.stringify({ lastSequence, durationMs });
    return this.live.close(this.id, body, this.caller, this.workflows);
  }

  renewToken(): Promise<Answer> {
    return this.live.renewToken(this.id, this.caller);
  }

  get(): Promise<Answer> {
    return this.live.get(this.id, this.caller);
  }

  recording(): Promise<Answer> {
    return this.live.recording(this.id, this.caller);
  }
}

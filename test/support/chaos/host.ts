import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor, Effect, Moment, Strike } from './moment';

interface Life {
  readonly number: number;
  /** Settles when those who ran in it may go on; never for a host that is really gone. */
  readonly over: PromiseWithResolvers<void>;
  readonly wakes: PromiseWithResolvers<void>;
}

type Performance =
  | { readonly actor: Actor; readonly end: 'done'; readonly value: unknown }
  | { readonly actor: Actor; readonly end: 'killed' };

const NEVER = new Promise<never>(() => undefined);

/**
 * The host as something that can be killed. It knows whose call each call is, counts the moments,
 * and sees to it that whoever ran in a host that was killed has no further effect.
 */
export class Host {
  /** Strikes any moment; a run sets it. */
  strike: Strike = () => undefined;
  /** Every call that had its effect. */
  readonly effects: Effect[] = [];
  /** Every run of an activity, trigger or sweep. */
  readonly actors: Actor[] = [];
  kills = 0;
  /** Settles when a host that was killed is up again. */
  up: Promise<void> = Promise.resolve();
  private isDown = false;
  /** Activities that begin now are those that were under way before; they are lost. */
  private isForgetful = false;
  private readonly current = new AsyncLocalStorage<Actor>();
  private readonly lives: Life[] = [newLife(0)];
  private moments = 0;

  constructor(private readonly restart: () => void) {}

  /** Moments so far. */
  get count(): number {
    return this.moments;
  }

  /**
   * Kills the host: nothing that runs has a further effect. What orchestrators have decided by then
   * is still put on record, so that the store is left as between two writes; then the host starts
   * again, with what was under way unless it is to forget it. Returns what lets those who ran go on
   * after all, beside the new host.
   */
  kill({ forget = false } = {}): () => void {
    const life = this.life();
    this.kills += 1;
    this.lives.push(newLife(life.number + 1));
    life.over.resolve();
    this.isDown = true;
    this.up = new Promise((isUp) => {
      setImmediate(() => {
        this.isDown = false;
        this.isForgetful = forget;
        this.restart();
        void afterAFewTurns().then(() => (this.isForgetful = false));
        isUp();
      });
    });
    return () => life.wakes.resolve();
  }

  /** Runs an activity: its end counts only if the host outlives it. */
  async activity(name: string, instanceId: string, run: () => Promise<unknown>): Promise<unknown> {
    if (this.isDown) return NEVER;
    if (this.isForgetful) return undefined;
    const life = this.life();
    const ended = await this.perform(name, run, instanceId);
    await this.moment({ when: 'ended', what: name, actor: name, nth: 1 });
    if (ended.end === 'done' && life === this.life()) return ended.value;
    ended.actor.end = 'lost';
    return NEVER;
  }

  /** Runs something as this actor. Says `killed` when its host was, whatever becomes of it then. */
  async perform(
    name: string,
    run: () => Promise<unknown>,
    instanceId?: string,
  ): Promise<Performance> {
    const life = this.life();
    const began = this.effects.length;
    const actor: Actor = { name, instanceId, life: life.number, began, calls: 0, end: 'running' };
    this.actors.push(actor);
    const ended = this.current.run(actor, run).then(
      (value) => {
        if (actor.end === 'running') actor.end = 'done';
        return { actor, end: 'done' as const, value };
      },
      (error: unknown) => {
        if (actor.end === 'running') actor.end = 'threw';
        throw error;
      },
    );
    ended.catch(() => undefined);
    const killed = life.over.promise.then(() => {
      if (actor.end === 'running') actor.end = 'lost';
      return { actor, end: 'killed' as const };
    });
    return Promise.race([ended, killed]);
  }

  /** One call to a port: strikes before and after, and the effect in between. */
  async call(what: string, args: readonly unknown[], effect: () => unknown): Promise<unknown> {
    const actor = this.current.getStore();
    if (!actor) return effect();
    actor.calls += 1;
    const nth = actor.calls;
    await this.alive(actor);
    await this.moment({ when: 'before', what, actor: actor.name, nth });
    await this.alive(actor);
    const answer = await effect();
    this.effects.push({ actor, what, args, answer });
    await this.moment({ when: 'after', what, actor: actor.name, nth });
    await this.alive(actor);
    return answer;
  }

  /** A moment that is not a call to a port. */
  async moment(moment: Omit<Moment, 'index'>): Promise<void> {
    this.moments += 1;
    await this.strike({ index: this.moments, ...moment });
  }

  /** The actor that runs now, if this is part of one. */
  actor(): Actor | undefined {
    return this.current.getStore();
  }

  /** Returns at once for whoever's host runs; for the others when their host wakes, which may be never. */
  private async alive({ life }: Actor): Promise<void> {
    if (life !== this.life().number) await this.lives[life]?.wakes.promise;
  }

  private life(): Life {
    return this.lives.at(-1) as Life;
  }
}

function newLife(number: number): Life {
  return {
    number,
    over: Promise.withResolvers<void>(),
    wakes: Promise.withResolvers<void>(),
  };
}

/** The activities that a new host takes up begin at once; whatever comes later needs more turns. */
async function afterAFewTurns(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

import { EventType, type HistoryEvent, type Message } from '../protocol/history';
import { commitEpisode } from './commit-episode';
import { listInstances } from './list-instances';
import { toEvent, toInstance, toMessage, toTimer, toWork } from './rows';
import { Sql } from './sql';
import {
  isFinished,
  type ActivityWork,
  type DueTimer,
  type EpisodeResult,
  type Instance,
  type InstanceFilter,
  type ListPosition,
  type Store,
  type Waiting,
} from './store';
import { forget, putInstance, putMessage } from './writes';

/** Keeps everything in one SQLite file, so that a host killed at any point goes on where it was. */
export function openStore(file: string): Store {
  return new SqliteStore(new Sql(file));
}

/** The same without a file: for tests. */
export function memoryStore(): Store {
  return openStore(':memory:');
}

class SqliteStore implements Store {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  create(instance: Instance, start: Message): boolean {
    return this.#sql.transaction(() => {
      if (this.#isOpen(instance.id)) return false;
      forget(this.#sql, instance.id);
      putInstance(this.#sql, instance);
      putMessage(this.#sql, instance.id, start);
      return true;
    });
  }

  instance(id: string): Instance | undefined {
    const row = this.#sql.first('SELECT * FROM instances WHERE id = ?', id);
    return row && toInstance(row);
  }

  history(id: string): HistoryEvent[] {
    return this.#sql
      .all('SELECT event FROM history WHERE instance_id = ? ORDER BY position', id)
      .map((row) => toEvent(row.event));
  }

  list(filter: InstanceFilter, top: number, after?: ListPosition): Instance[] {
    return listInstances(this.#sql, filter, top, after);
  }

  purge(id: string): boolean {
    return this.#sql.transaction(() => {
      if (this.instance(id) === undefined || this.#isOpen(id)) return false;
      forget(this.#sql, id);
      return true;
    });
  }

  post(id: string, message: Message): boolean {
    return this.#sql.transaction(() => {
      if (!this.#isOpen(id)) return false;
      putMessage(this.#sql, id, message);
      return true;
    });
  }

  nextMessage(id: string, suspended: boolean): Waiting | undefined {
    const { ExecutionTerminated, ExecutionSuspended, ExecutionResumed } = EventType;
    const row = this.#sql.first(
      `SELECT message_id, message FROM messages
       WHERE instance_id = ? AND (? = 0 OR kind IN (?, ?, ?))
       ORDER BY kind <> ?, message_id LIMIT 1`,
      id,
      Number(suspended),
      ExecutionTerminated,
      ExecutionSuspended,
      ExecutionResumed,
      ExecutionTerminated,
    );
    return row && { messageId: Number(row.message_id), message: toMessage(row.message) };
  }

  withMessages(): string[] {
    return this.#sql
      .all('SELECT DISTINCT instance_id FROM messages')
      .map((row) => String(row.instance_id));
  }

  commit(result: EpisodeResult): void {
    this.#sql.transaction(() => commitEpisode(this.#sql, result));
  }

  activities(afterWorkId: number): ActivityWork[] {
    return this.#sql
      .all('SELECT * FROM activities WHERE work_id > ? ORDER BY work_id', afterWorkId)
      .map(toWork);
  }

  endActivity(work: ActivityWork, message: Message): boolean {
    return this.#sql.transaction(() => {
      const known = this.#sql.run('DELETE FROM activities WHERE work_id = ?', work.workId) > 0;
      const instance = this.instance(work.instanceId);
      if (!known || instance === undefined || isFinished(instance.status)) return false;
      if (instance.executionId !== work.executionId) return false;
      putMessage(this.#sql, work.instanceId, message);
      return true;
    });
  }

  nextTimer(): DueTimer | undefined {
    const row = this.#sql.first(
      'SELECT * FROM timers ORDER BY fire_at, instance_id, timer_id LIMIT 1',
    );
    return row && toTimer(row);
  }

  fire(timer: DueTimer, message: Message): boolean {
    return this.#sql.transaction(() => {
      const taken = this.#sql.run(
        'DELETE FROM timers WHERE instance_id = ? AND timer_id = ?',
        timer.instanceId,
        timer.timerId,
      );
      if (taken === 0) return false;
      putMessage(this.#sql, timer.instanceId, message);
      return true;
    });
  }

  close(): void {
    this.#sql.close();
  }

  #isOpen(id: string): boolean {
    const instance = this.instance(id);
    return instance !== undefined && !isFinished(instance.status);
  }
}

/** Tables of the state file. JSON texts are stored as they are. */
export const SCHEMA = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;

  CREATE TABLE IF NOT EXISTS instances (
    id TEXT PRIMARY KEY,
    execution_id TEXT NOT NULL,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    status TEXT NOT NULL,
    input TEXT,
    output TEXT,
    custom_status TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    parent TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS instances_created ON instances (created_at, id);

  CREATE TABLE IF NOT EXISTS history (
    instance_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (instance_id, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS messages (
    message_id INTEGER PRIMARY KEY AUTOINCREMENT,
    instance_id TEXT NOT NULL,
    kind INTEGER NOT NULL,
    message TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS messages_instance ON messages (instance_id, message_id);

  CREATE TABLE IF NOT EXISTS activities (
    work_id INTEGER PRIMARY KEY AUTOINCREMENT,
    instance_id TEXT NOT NULL,
    execution_id TEXT NOT NULL,
    task_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    input TEXT,
    attempt INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE IF NOT EXISTS timers (
    instance_id TEXT NOT NULL,
    timer_id INTEGER NOT NULL,
    fire_at INTEGER NOT NULL,
    PRIMARY KEY (instance_id, timer_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS timers_due ON timers (fire_at);

  -- Executions that have ended, by orchestrator: how long their histories were. For benchmarks.
  CREATE TABLE IF NOT EXISTS executions (
    name TEXT PRIMARY KEY,
    ended INTEGER NOT NULL,
    events INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    most_events INTEGER NOT NULL,
    most_bytes INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

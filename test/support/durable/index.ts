export { AlreadyRunningError, createDurableWorld, DurableWorld } from './world';
export type { WorldOptions, WorldStatus } from './world';
export type { ActivityMeta, Call, FakeActivity } from './world-runner';

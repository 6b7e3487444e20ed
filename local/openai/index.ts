export { startOpenAiServer, type OpenAiServer } from './server';
export type { OpenAiServerOptions, RateLimits } from './options';
export type { Fault, FaultAction } from './faults/fault';
export type { JournalEntry } from './journal';

/*
 * The live client, for Node and for browsers: connectLive streams audio to either vendor, LiveSession
 * is the app's side of it. Nothing below this folder needs Node.
 */
export { connectLive } from './connect-live';
export { LiveError } from './errors';
export { LiveSession, type SessionRequest } from './session';
export type { AppAddress } from './app/app-api';
export type { RecordingTarget } from './app/answers';
export type {
  LiveAddress,
  LiveConnection,
  LiveEvents,
  LiveFinal,
  LiveFormat,
  LiveOptions,
  LivePartial,
  LiveProvider,
  LiveTarget,
  LiveWord,
} from './types';

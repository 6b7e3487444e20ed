import type { Allowance } from '../../activities/allowance';
import type { Ports } from '../../ports';
import { makeAppendLive } from './append-live';
import { makeCloseLive } from './close-live';
import { makeGetLive } from './get-live';
import { makeLiveRecording } from './live-recording';
import { makeOpenLive, type OpenLiveSettings } from './open-live';
import { makeRenewLiveToken } from './renew-live-token';
import { makeSessions } from './sessions';

/** All that a client of live sessions can ask of the app. */
export function makeLive(
  ports: Ports,
  allowance: Pick<Allowance, 'refusal'>,
  settings: OpenLiveSettings,
) {
  const sessions = makeSessions(ports);
  return {
    open: makeOpenLive(ports, allowance, settings),
    append: makeAppendLive(ports, sessions),
    close: makeCloseLive(ports, sessions),
    renewToken: makeRenewLiveToken(ports, sessions),
    get: makeGetLive(ports, sessions),
    recording: makeLiveRecording(ports, sessions),
  };
}

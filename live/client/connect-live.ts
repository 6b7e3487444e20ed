import { openAzureSpeech } from './azure/session';
import { openSpeechmatics } from './speechmatics/session';
import { ChannelByChannel } from './stream/channel-by-channel';
import { KeptConnection } from './stream/kept-connection';
import type { LiveConnection, LiveEvents, LiveFormat, LiveOptions, LiveTarget } from './types';
import type { OpenVendorSession } from './vendor-session';

interface Vendor {
  readonly open: OpenVendorSession;
  /** Whether one connection can carry two channels. */
  readonly isMultiChannel: boolean;
}

const VENDORS: Readonly<Record<LiveTarget['provider'], Vendor>> = {
  'azure-speech': { open: openAzureSpeech, isMultiChannel: false },
  speechmatics: { open: openSpeechmatics, isMultiChannel: true },
};

/**
 * Streams audio to a speech service. Returns at once: audio may be sent before the connection is
 * made, and waits for it. A connection that is cut is made again, with a new token, and what was not
 * settled is sent again; what was told of is not told of again.
 *
 * @example
 * const live = connectLive({ provider, ...connection }, options, { sampleRate: 16000, channels: 1 }, events);
 * for await (const pcm of audio) await live.send(pcm);
 * await live.finish();
 */
export function connectLive(
  target: LiveTarget,
  options: LiveOptions,
  format: LiveFormat,
  events: LiveEvents,
): LiveConnection {
  const { open, isMultiChannel } = VENDORS[target.provider];
  const isSplit = options.separation === 'channels' && format.channels > 1;
  return isSplit && !isMultiChannel
    ? new ChannelByChannel(open, target, options, format, events)
    : new KeptConnection(open, target, options, format, events);
}

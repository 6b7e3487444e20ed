import type { VendorEvents } from '../vendor-session';
import type { LiveFinal } from '../types';
import type { ServerMessage, TranscriptMessage } from './messages';
import { PhraseBuilder } from './phrase-builder';
import { CHANNELS } from './start-recognition';
import { spokenWords } from './spoken-words';

type EndOfUtterance = Extract<ServerMessage, { message: 'EndOfUtterance' }>;

/** Turns what the service says of words into partials and finals, each channel by itself. */
export class Transcripts {
  private readonly builders: readonly PhraseBuilder[];

  constructor(
    channels: number,
    private readonly events: VendorEvents,
  ) {
    this.builders = Array.from({ length: channels }, (_, channel) => new PhraseBuilder(channel));
  }

  partial(message: TranscriptMessage, receivedAt: number): void {
    const words = spokenWords(message.results);
    const partial = this.builders[channelOf(message)]?.partial(words, receivedAt);
    if (partial) this.events.partial(partial);
  }

  /** Words that do not change any more. */
  settledWords(message: TranscriptMessage, receivedAt: number): void {
    const channel = channelOf(message);
    const builder = this.builders[channel];
    if (!builder) return;
    for (const final of builder.add(spokenWords(message.results), receivedAt)) {
      this.events.final(final);
    }
    // A phrase that is not complete is recognized again after a cut, from its beginning on.
    if (builder.openFrom === undefined) {
      this.events.settled(channel, Math.round(message.metadata.end_time * 1000));
    } else {
      const grown = builder.partial([], receivedAt);
      if (grown) this.events.partial(grown);
    }
  }

  /** The message does not name the channel in older versions of the service: then it is of all. */
  endOfUtterance(message: EndOfUtterance, receivedAt: number): void {
    const one = message.channel === undefined ? undefined : channelOf(message);
    for (const [channel, builder] of this.builders.entries()) {
      if (one !== undefined && channel !== one) continue;
      for (const final of builder.flush(receivedAt)) this.events.final(final);
      const { end_time: end } = message.metadata;
      if (end !== undefined) this.events.endOfUtterance(channel, Math.round(end * 1000));
    }
  }

  /** What is settled and was not told of, at the end or at a cut. */
  rest(receivedAt: number): LiveFinal[] {
    return this.builders.flatMap((builder) => builder.flush(receivedAt));
  }
}

function channelOf({ channel }: { readonly channel?: string | undefined }): number {
  const index = CHANNELS.findIndex((label) => label === channel);
  return Math.max(0, index);
}

import type { LiveCapabilities, LiveProvider } from '../../../shared/ports';

const CAN: LiveCapabilities = {
  separations: ['diarization', 'channels', 'none'],
  channels: 2,
  phraseHints: 500,
  mostSeconds: 48 * 3600,
};

/** A live service that gives a new token each time, or fails as it is told. */
export class ScriptedLive implements LiveProvider {
  readonly capabilities: LiveCapabilities;
  /** Tokens given so far. */
  tokens = 0;
  failure: Error | undefined;

  constructor(
    readonly name = 'azure-speech',
    capabilities: Partial<LiveCapabilities> = {},
  ) {
    this.capabilities = { ...CAN, ...capabilities };
  }

  async connect() {
    if (this.failure) throw this.failure;
    this.tokens += 1;
    return {
      endpoint: `wss://${this.name}.test/v2`,
      token: `token-${this.tokens}`,
      expiresAt: '2026-03-02T09:09:00.000Z',
    };
  }
}

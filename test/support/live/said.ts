import { ScriptedLiveEngine, tapeScript } from '../../../local/live/scripted-live-engine';

export const TAPE = 1;

/** What is said on tape 1: three phrases in 3.2 s, by two speakers. */
export const SAID = [
  { text: 'Good morning, how can I help?', durationMs: 900, speaker: 1 },
  { text: 'My order has not arrived.', durationMs: 700, speaker: 2 },
  { text: 'Let me look that up.', durationMs: 600, speaker: 1 },
] as const;
export const TEXTS = SAID.map(({ text }) => text);
export const TAPE_MS = 3_400;

/** Hears on that tape what is said, and on others what it makes up. */
export function listener(): ScriptedLiveEngine {
  return new ScriptedLiveEngine({ scripts: { [tapeScript(TAPE)]: SAID } });
}

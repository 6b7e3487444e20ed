import { createHash } from 'node:crypto';
import type { RecognitionRequest } from '../engine';
import { fileName } from '../source-name';
import type { ScriptedPhrase } from './scripted-phrase';

/** What is put into the blanks of the lines below. */
const SUBJECTS = ['the invoice', 'my order', 'the broadband line', 'the new boiler', 'my policy'];
const NAMES = ['Priya', 'Tom', 'Marta', 'Ahmed', 'Joan', 'Wei'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

type Line = (blanks: { subject: string; name: string; day: string; number: number }) => string;

/** The agent begins, then both take turns. */
const AGENT: readonly Line[] = [
  ({ name }) => `Good morning, you are speaking to ${name}. How can I help you today?`,
  ({ number }) => `Thank you. I can see reference ${String(number)} on my screen.`,
  ({ subject }) => `Let me have a look at ${subject} for you.`,
  ({ day }) => `I can arrange for somebody to call you back on ${day}.`,
  ({ number }) => `The amount would be £${String(number)}.50 including delivery.`,
  () => `Is there anything else that you would like me to do?`,
];
const CUSTOMER: readonly Line[] = [
  ({ subject }) => `Hello, I'm calling about ${subject}. It isn't what I expected.`,
  ({ number }) => `My reference number is ${String(number)}, I think.`,
  ({ day }) => `I was told that it would be sorted out by ${day}.`,
  ({ subject }) => `I'd like a refund for ${subject}, please.`,
  () => `That's fine, thank you for your help.`,
  ({ day }) => `Could you do that before ${day}?`,
];

interface Dialogue {
  readonly channels: number;
  readonly phrases: readonly ScriptedPhrase[];
}

/**
 * A made-up call between an agent and a customer that is always the same for a source name: on
 * two channels, or with two speakers on one.
 */
export function deriveDialogue(
  request: Pick<RecognitionRequest, 'source' | 'diarization'>,
  options: { readonly channels?: 1 | 2 | undefined; readonly phrases?: number | undefined },
): Dialogue {
  const channels = options.channels ?? (request.diarization === undefined ? 2 : 1);
  const random = randomNumbers(fileName(request.source));
  const blanks = {
    subject: pick(SUBJECTS, random()),
    name: pick(NAMES, random()),
    day: pick(DAYS, random()),
    number: 1000 + (random() % 9000),
  };
  const phrases = Array.from({ length: options.phrases ?? 12 }, (_, index) => {
    const party = index % 2;
    const turn = Math.floor(index / 2);
    const lines = party === 0 ? AGENT : CUSTOMER;
    const line = turn === 0 ? lines[0] : pick(lines.slice(1), random());
    return {
      text: line?.(blanks) ?? '',
      channel: channels === 2 ? party : 0,
      speaker: party + 1,
      confidence: 0.8 + (random() % 19) / 100,
    };
  });
  return { channels, phrases };
}

/** Numbers 0 to 2^32-1, the same every time for a seed. */
function randomNumbers(seed: string): () => number {
  let state = createHash('sha256').update(seed).digest();
  let position = 0;
  return () => {
    if (position + 4 > state.length) {
      state = createHash('sha256').update(state).digest();
      position = 0;
    }
    position += 4;
    return state.readUInt32LE(position - 4);
  };
}

function pick<T>(choices: readonly T[], number: number): T {
  const choice = choices[number % choices.length];
  if (choice === undefined) throw new Error('There is nothing to choose from.');
  return choice;
}

import type { Because, Mode, Need } from './need';

/** What a mode is like. */
export interface ModeFacts {
  readonly latency: string;
  readonly accuracy: string;
  readonly cost: string;
  readonly largestInput: string;
  readonly partialResults: boolean;
}

/** The comparison of the modes: batch and live as the client's papers have it, fast by its limits. */
export const MODES: Readonly<Record<Mode, ModeFacts>> = {
  batch: {
    latency: 'minutes',
    accuracy: 'highest',
    cost: 'lower',
    largestInput: 'hours',
    partialResults: false,
  },
  fast: {
    latency: 'seconds to minutes',
    accuracy: 'very high',
    cost: 'between',
    largestInput: 'one request',
    partialResults: false,
  },
  live: {
    latency: 'under 1 second',
    accuracy: 'very high',
    cost: 'higher',
    largestInput: 'unlimited stream',
    partialResults: true,
  },
};

/** One row of the decision: when it holds, this mode is to be used. */
export interface ModeRow extends Because {
  readonly when: (need: Need) => boolean;
  readonly mode: Mode;
  /** `only`: no other mode can do it. `preferred`: another one could, less well. `usual`: nothing speaks against it. */
  readonly weight: 'only' | 'preferred' | 'usual';
}

/** When to use which mode, the rows that go before others first. */
export const MODE_ROWS: readonly ModeRow[] = [
  {
    code: 'live_audio_is_streamed',
    when: ({ input }) => input === 'stream',
    mode: 'live',
    weight: 'only',
    text: 'Live audio is streamed: there is no file to hand over.',
  },
  {
    code: 'partial_results_are_needed',
    when: ({ partials }) => partials === true,
    mode: 'live',
    weight: 'only',
    text: 'Partial results are needed, and only live transcription gives them.',
  },
  {
    code: 'application_is_interactive',
    when: ({ interactive }) => interactive === true,
    mode: 'live',
    weight: 'only',
    text: 'The application is interactive, and only live transcription keeps up with people who speak.',
  },
  {
    code: 'feedback_is_needed_at_once',
    when: ({ wait }) => wait === 'second',
    mode: 'live',
    weight: 'only',
    text: 'Feedback is needed at once, and only live transcription answers within a second.',
  },
  {
    code: 'somebody_waits',
    when: ({ wait }) => wait === 'soon',
    mode: 'fast',
    weight: 'preferred',
    text: 'Somebody waits for it: fast transcription answers the request, where the file fits.',
  },
  {
    code: 'highest_accuracy_is_wanted',
    when: ({ accuracy }) => accuracy === 'highest',
    mode: 'batch',
    weight: 'preferred',
    text: 'The highest accuracy is wanted, which is that of batch transcription.',
  },
  {
    code: 'many_files_at_once',
    when: ({ bulk }) => bulk === true,
    mode: 'batch',
    weight: 'preferred',
    text: 'It is one of many files, which batch transcription takes in jobs.',
  },
  {
    code: 'cost_is_to_be_low',
    when: ({ cost }) => cost === 'lowest',
    mode: 'batch',
    weight: 'usual',
    text: 'It is to cost little, and batch transcription costs less.',
  },
  {
    code: 'file_is_complete_and_can_wait',
    when: () => true,
    mode: 'batch',
    weight: 'usual',
    text: 'The file is complete and can wait: batch transcription is the usual way.',
  },
];

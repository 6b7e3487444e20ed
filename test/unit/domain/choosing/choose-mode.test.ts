import { chooseMode, MODES, type Mode, type Need } from '../../../../shared/domain/choosing';
import { CALL, codesOf } from './support';

function chosen(need: Partial<Need>) {
  const choice = chooseMode({ ...CALL, ...need });
  if ('refusal' in choice) throw new Error(choice.refusal.change);
  return choice;
}

describe("the client's table, row by row", () => {
  it.each<[string, Partial<Need>, Mode, string]>([
    ['the audio file is complete', {}, 'batch', 'file_is_complete_and_can_wait'],
    ['one can wait', { input: 'file' }, 'batch', 'file_is_complete_and_can_wait'],
    [
      'the highest accuracy is wanted',
      { accuracy: 'highest' },
      'batch',
      'highest_accuracy_is_wanted',
    ],
    ['many files at once', { bulk: true }, 'batch', 'many_files_at_once'],
    ['live audio is streamed', { input: 'stream' }, 'live', 'live_audio_is_streamed'],
    ['feedback is needed at once', { wait: 'second' }, 'live', 'feedback_is_needed_at_once'],
    ['the application is interactive', { interactive: true }, 'live', 'application_is_interactive'],
    ['partial results are needed', { partials: true }, 'live', 'partial_results_are_needed'],
    ['cost is to be low', { cost: 'lowest' }, 'batch', 'cost_is_to_be_low'],
    ['somebody waits for a complete file', { wait: 'soon' }, 'fast', 'somebody_waits'],
  ])('use if %s: %j takes %s', (_row, need, mode, code) => {
    const choice = chosen(need);
    expect(choice.mode).toBe(mode);
    expect(codesOf(choice.reasons)).toContain(code);
  });

  it.each<[string, keyof (typeof MODES)['batch'], unknown, unknown]>([
    ['latency', 'latency', 'minutes', 'under 1 second'],
    ['accuracy', 'accuracy', 'highest', 'very high'],
    ['cost', 'cost', 'lower', 'higher'],
    ['largest input', 'largestInput', 'hours', 'unlimited stream'],
    ['partial results', 'partialResults', false, true],
  ])('%s: batch and real time', (_row, fact, batch, live) => {
    expect([MODES.batch[fact], MODES.live[fact]]).toEqual([batch, live]);
  });
});

describe('the choice of a mode', () => {
  it('says why each of the others was passed over, in sentences', () => {
    for (const need of [{}, { input: 'stream' }, { wait: 'soon' }, { mode: 'fast' }] as const) {
      const { mode, reasons, passedOver } = chosen(need);
      expect(new Set([mode, ...passedOver.map((one) => one.mode)]).size).toBe(3);
      const texts = [reasons, ...passedOver.map(({ because }) => because)].flat();
      expect(passedOver.every(({ because }) => because.length > 0)).toBe(true);
      expect(texts.every(({ text }) => /^[A-Z].*\.$/.test(text))).toBe(true);
    }
  });

  it('names all reasons that hold', () => {
    expect(codesOf(chosen({ input: 'stream', partials: true }).reasons)).toEqual([
      'live_audio_is_streamed',
      'partial_results_are_needed',
    ]);
    expect(codesOf(chosen({ accuracy: 'highest', bulk: true }).reasons)).toEqual([
      'highest_accuracy_is_wanted',
      'many_files_at_once',
    ]);
  });

  it('puts what only live can do before what is preferred', () => {
    expect(chosen({ input: 'stream', accuracy: 'highest', bulk: true }).mode).toBe('live');
  });

  it.each<Mode>(['batch', 'fast', 'live'])('follows who asks for %s', (mode) => {
    const choice = chosen({ mode });
    expect(choice).toMatchObject({ mode, weight: 'only' });
    expect(codesOf(choice.reasons)).toEqual(['mode_is_asked_for']);
  });

  it.each(['batch', 'fast'] as const)(
    'refuses %s for a stream, and says what to change',
    (mode) => {
      expect(chooseMode({ ...CALL, input: 'stream', mode })).toMatchObject({
        refusal: {
          code: 'mode_unfit',
          reasons: [{ code: 'live_audio_is_streamed' }],
          change: `Ask for live instead of ${mode}, or leave out what ${mode} can't do.`,
        },
      });
    },
  );
});

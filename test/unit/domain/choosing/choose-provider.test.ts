import { chooseProvider, type Candidate, type Need } from '../../../../shared/domain/choosing';
import { ALL, AZURE, CALL, codesOf, FAST, MIB, OPENAI, SPEECHMATICS } from './support';

function chosen(need: Partial<Need>, candidates: readonly Candidate[] = ALL) {
  const choice = chooseProvider({ ...CALL, ...need }, candidates);
  if ('refusal' in choice) throw new Error(JSON.stringify(choice.refusal));
  return choice;
}

function refused(need: Partial<Need>, candidates: readonly Candidate[] = ALL) {
  const choice = chooseProvider({ ...CALL, ...need }, candidates);
  if (!('refusal' in choice)) throw new Error(`${choice.provider} was chosen.`);
  return choice.refusal;
}

const MONO = { channels: 1 };
const HOUR = 3600;

describe('the matrix, row by row', () => {
  it.each<[string, Partial<Need>, string, string]>([
    ['nothing is asked', {}, 'azure-speech', 'first'],
    ['somebody waits', { wait: 'soon' }, 'azure-fast', 'somebody_waits'],
    ['it is one of many', { bulk: true }, 'azure-speech', 'many_files_at_once'],
    [
      'the highest accuracy is wanted',
      { accuracy: 'highest' },
      'azure-speech',
      'highest_accuracy_is_wanted',
    ],
    ['it is to cost little', { cost: 'lowest' }, 'openai', 'price'],
    ['a mode is asked for', { mode: 'fast' }, 'azure-fast', 'mode_is_asked_for'],
    ['one service is asked for', { providers: ['openai'] }, 'openai', 'asked_for'],
    [
      'several are, in an order of their own',
      { providers: ['speechmatics', 'azure-speech'] },
      'speechmatics',
      'order_of_the_recording',
    ],
    ['it has phrase hints', { phrases: 3 }, 'azure-fast', 'phrase_hints'],
    ['it has many phrase hints', { phrases: 501 }, 'speechmatics', 'phrase_hints'],
    [
      'two channels are to be told apart by voice',
      { separation: 'diarization' },
      'azure-fast',
      'separation',
    ],
    [
      'five hours are to be told apart by voice',
      { ...MONO, separation: 'diarization', seconds: 5 * HOUR },
      'speechmatics',
      'too_long_to_tell_speakers_apart',
    ],
    ['it has three channels', { channels: 3 }, 'speechmatics', 'too_many_channels'],
    ['it is larger than 1 GB', { sizeBytes: 1025 * MIB }, 'speechmatics', 'too_large'],
    ['it is an MPEG file', { format: 'mpeg' }, 'speechmatics', 'unsupported_format'],
    ['the first has refused it', { refused: ['azure-speech'] }, 'azure-fast', 'has_refused'],
    [
      'audio of its folder may go to one host only',
      { lanes: ['eu1.example'] },
      'speechmatics',
      'residency',
    ],
  ])('%s: %j goes to %s', (_row, need, provider, code) => {
    const choice = chosen(need);
    expect(choice.provider).toBe(provider);
    expect(codesOf(choice.reasons)).toContain(code);
  });

  it.each<[string, Partial<Need>, readonly Candidate[], string, string]>([
    [
      'a language that one does not know',
      { locale: 'cy-GB' },
      [SPEECHMATICS, AZURE],
      'azure-speech',
      'language',
    ],
    [
      'several languages',
      { candidateLocales: ['de-DE'] },
      [OPENAI, AZURE],
      'azure-speech',
      'languages_to_identify',
    ],
    [
      'a language that one can’t tell from others',
      { candidateLocales: ['ur-PK'] },
      [SPEECHMATICS, AZURE],
      'azure-speech',
      'languages_to_identify',
    ],
    [
      'swear words as stars',
      { profanity: 'Masked' },
      [SPEECHMATICS, OPENAI, FAST],
      'azure-fast',
      'profanity',
    ],
    ['more than two hours', { seconds: 3 * HOUR }, [FAST, AZURE], 'azure-speech', 'too_long'],
    [
      'a service without quota',
      {},
      [{ ...AZURE, trouble: 'speech_429' }, SPEECHMATICS],
      'speechmatics',
      'refuses_at_the_moment',
    ],
  ])('%s', (_row, need, candidates, provider, code) => {
    const choice = chosen(need, candidates);
    expect(choice.provider).toBe(provider);
    expect(codesOf(choice.reasons)).toContain(code);
  });
});

describe('the choice of a service', () => {
  it('says of each of the others why it was passed over', () => {
    const { provider, reasons, passedOver } = chosen({ phrases: 501, profanity: 'Tags' });
    expect(provider).toBe('speechmatics');
    expect(passedOver.map((one) => [one.provider, codesOf(one.because)])).toEqual([
      ['azure-speech', ['phrase_hints']],
      ['azure-fast', ['phrase_hints']],
      ['openai', ['phrase_hints', 'profanity']],
    ]);
    expect(reasons.map(({ text }) => text)).toEqual([
      'azure-speech takes no phrase hints.',
      'azure-fast takes at most 500 phrase hints, and there are 501.',
    ]);
  });

  it('does not keep a file from a service that is busy with mending where there is no other', () => {
    const troubled = { ...AZURE, trouble: 'speech_401' };
    expect(chosen({}, [troubled])).toMatchObject({ provider: 'azure-speech' });
  });

  it('weighs who waits before the price, and the price before the order', () => {
    expect(chosen({ wait: 'soon', cost: 'lowest' }).provider).toBe('openai');
    expect(chosen({ wait: 'soon' }).provider).toBe('azure-fast');
    expect(chosen({ wait: 'soon', sizeBytes: 300 * MIB }).provider).toBe('azure-speech');
  });

  it('leaves a recording of unknown length to one that takes long ones', () => {
    const { seconds: _seconds, ...unknown } = CALL;
    expect(chooseProvider(unknown, [FAST, AZURE])).toMatchObject({
      provider: 'azure-speech',
      reasons: [
        {
          code: 'length_is_not_known',
          text: 'The length of the recording is not known, and azure-fast takes no long ones.',
        },
      ],
    });
    expect(chooseProvider(unknown, [FAST])).toMatchObject({ provider: 'azure-fast' });
  });

  it('puts a service without a known price last where price decides', () => {
    const { usdPerHour: _price, ...unknown } = OPENAI;
    expect(chosen({ cost: 'lowest' }, [unknown, FAST]).reasons).toEqual([
      {
        code: 'price',
        text: 'azure-fast costs 0.36 USD an hour by the price list, openai an unknown price.',
      },
    ]);
  });

  it('takes no live service for a complete file, and no other for a stream', () => {
    const live: Candidate = { ...AZURE, provider: 'azure-live', mode: 'live' };
    expect(chosen({}, [live, AZURE])).toMatchObject({
      provider: 'azure-speech',
      reasons: [{ code: 'file_is_complete' }],
    });
    expect(chosen({ input: 'stream' }, [AZURE, live])).toMatchObject({ provider: 'azure-live' });
    expect(refused({ input: 'stream' }, [AZURE])).toMatchObject({ code: 'choices_unsupported' });
  });
});

describe('what no service can take', () => {
  it('is called by what is wrong with the audio where that is so for all', () => {
    expect(refused({ sizeBytes: 5000 * MIB })).toMatchObject({
      code: 'too_large',
      change: 'Split the recording or compress it (FLAC, MP3 or Opus keep speech intact).',
    });
  });

  it('is told of the services that are allowed, with what to change', () => {
    const refusal = refused({ providers: ['openai'], separation: 'diarization' });
    expect(refusal).toMatchObject({
      code: 'choices_unsupported',
      reasons: [
        { code: 'separation', text: "openai can't do separation diarization of two channels." },
      ],
      change: 'Leave out separation.',
    });
    expect(refusal.passedOver).toHaveLength(4);
  });

  it('names all that may be changed', () => {
    const refusal = refused({ phrases: 501, profanity: 'Masked', separation: 'diarization' }, [
      AZURE,
      SPEECHMATICS,
    ]);
    expect(refusal.change).toBe('Leave out separation, or leave out profanity.');
  });

  it('is never given to a service that is not named', () => {
    expect(refused({}, [])).toMatchObject({
      code: 'no_provider',
      change: 'Name a service in PROVIDERS.',
    });
    expect(refused({ providers: ['other'] })).toMatchObject({ code: 'choices_unsupported' });
  });

  it('is told where the mode itself is impossible', () => {
    expect(refused({ input: 'stream', mode: 'fast' })).toMatchObject({ code: 'mode_unfit' });
  });
});

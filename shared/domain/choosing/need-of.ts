import type { Locales, RecordingChoices, Separation } from '../choices';
import type { Priority } from '../ledger';
import type { Need } from './need';

/** What is known of a recording before it is transcribed. */
export interface Heard {
  readonly sizeBytes?: number;
  readonly seconds?: number;
  readonly channels?: number;
  readonly format?: string;
}

/** What holds for a recording whatever it says. */
export interface Circumstances {
  readonly locales: Locales;
  readonly priority: Priority;
  /** Lanes that may have the audio; any where empty. */
  readonly lanes: readonly string[];
  readonly refused?: readonly string[];
}

type Asked = Pick<
  RecordingChoices,
  | 'providers'
  | 'mode'
  | 'urgent'
  | 'accuracy'
  | 'cost'
  | 'separation'
  | 'maxSpeakers'
  | 'speakers'
  | 'profanity'
  | 'phrases'
>;

/** The need of a recording: a complete file, and what was asked for it. */
export function needOf(heard: Heard, asked: Asked, circumstances: Circumstances): Need {
  const { locales, priority, lanes, refused } = circumstances;
  const { providers, mode, urgent, accuracy, cost, profanity, phrases } = asked;
  const separation = separationIn(asked, heard.channels);
  return {
    input: 'file',
    ...heard,
    locale: locales.locale,
    candidateLocales: locales.candidateLocales,
    lanes,
    // What somebody waits for is not one of many, whoever brought it in with others.
    ...(priority === 'low' && !urgent && { bulk: true }),
    ...(urgent && { wait: 'soon' as const }),
    ...(providers && { providers }),
    ...(mode && { mode }),
    ...(accuracy && { accuracy }),
    ...(cost && { cost }),
    ...(separation && { separation }),
    ...(profanity && { profanity }),
    ...(phrases && { phrases: phrases.length }),
    ...(refused && { refused }),
  };
}

/** Whoever counts or names voices or channels wants them told apart. */
function separationIn(
  { separation, maxSpeakers, speakers = {} }: Asked,
  channels: number | undefined,
): Separation | undefined {
  if (separation) return separation;
  const voices = Object.keys(speakers);
  if (channels === 1) {
    const isAbout = maxSpeakers !== undefined || voices.some((one) => one.startsWith('speaker'));
    return isAbout ? 'diarization' : undefined;
  }
  const isAbout = channels === 2 && voices.some((one) => one.startsWith('channel'));
  return isAbout ? 'channels' : undefined;
}

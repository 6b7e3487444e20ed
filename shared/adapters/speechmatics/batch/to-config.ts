import { AppError } from '../../../domain/errors';
import type { Profile } from '../../../domain/profile';
import { isIdentifiable, languageOf, outputLocaleOf } from '../languages';
import { MOST_PHRASES } from './capabilities';
import type { Tracking } from './tracking';

/** What is asked for in one job. */
export interface Asked {
  /** Our id of the job. */
  readonly name: string;
  readonly environment: string;
  readonly profile: Profile;
  readonly model: string;
  readonly phrases: readonly string[];
  /** Where the service fetches the recording; absent where it goes with the request. */
  readonly url?: string;
  /** Told when the job ends; `secret` is what its calls are known by. */
  readonly callback?: { readonly url: string; readonly secret: string };
}

/**
 * `JobConfig` of the REST reference.
 *
 * @throws AppError (never) for a language that there is no pack for, or that can't be identified
 */
export function toConfig(asked: Asked): object {
  const { name, environment, profile, url, callback } = asked;
  const locales = [profile.locale, ...profile.candidateLocales];
  const tracking: Tracking = {
    title: 'Callscribe',
    reference: name,
    details: { callscribeEnvironment: environment, locales },
  };
  return {
    type: 'transcription',
    ...(url !== undefined && { fetch_data: { url } }),
    ...toLanguages(asked, locales),
    tracking,
    ...(callback && {
      notification_config: [
        {
          url: callback.url,
          // An empty body: that the job is over is all that is to be told.
          contents: [],
          method: 'post',
          auth_headers: [`Authorization: Bearer ${callback.secret}`],
        },
      ],
    }),
  };
}

function toLanguages(asked: Asked, locales: readonly string[]): object {
  const [main = '', ...others] = [...new Set(locales.map(packFor))];
  if (others.length === 0) {
    const output = outputLocaleOf(asked.profile.locale);
    const spelling = output === undefined ? {} : { output_locale: output };
    return { transcription_config: { language: main, ...spelling, ...toOptions(asked) } };
  }
  const unknowable = [main, ...others].filter((language) => !isIdentifiable(language));
  if (unknowable.length > 0) {
    throw notPossible(`can't identify ${unknowable.join(', ')} among several languages.`);
  }
  return {
    // Without `output_locale`, which is refused beside `auto`.
    transcription_config: { language: 'auto', ...toOptions(asked) },
    language_identification_config: {
      expected_languages: [main, ...others],
      // Else a silent or mixed recording would be rejected as a whole.
      low_confidence_action: 'use_default_language',
      default_language: main,
    },
  };
}

/** Words with punctuation come of themselves; entities (dates, sums) with how they were spoken. */
function toOptions({ profile, model, phrases }: Asked): object {
  const vocabulary = [...new Set(phrases.map((phrase) => phrase.trim()))]
    .filter((phrase) => phrase !== '')
    .slice(0, MOST_PHRASES);
  return {
    model,
    // Batch has no `max_speakers`: the service decides how many voices there are.
    diarization: DIARIZATION[profile.separation],
    enable_entities: true,
    ...(vocabulary.length > 0 && {
      additional_vocab: vocabulary.map((content) => ({ content })),
    }),
  };
}

const DIARIZATION = { none: 'none', diarization: 'speaker', channels: 'channel' } as const;

function packFor(locale: string): string {
  const language = languageOf(locale);
  if (language !== undefined) return language;
  throw notPossible(`has no language pack for ${locale}.`);
}

function notPossible(what: string): AppError {
  return new AppError(
    'speechmatics_language',
    `Speechmatics ${what} Choose another provider or other locales for this recording.`,
    { verdict: 'never' },
  );
}

import type { RedactionKind } from '../domain/redaction';
import type { SettingValues } from './table';

export interface LanguageSettings {
  readonly endpoint: string;
  readonly key?: string;
}

/** What is blotted out where a recording does not choose. */
export interface Redaction {
  readonly kinds: readonly RedactionKind[];
  /** Where transcripts are kept as they were before; absent where they are not. */
  readonly originalsContainer?: string;
  /** A service that helps to find personal data. */
  readonly language?: LanguageSettings;
}

/** What is blotted out, who helps to find it, and where the originals stay. */
export function toRedaction(values: SettingValues): Redaction {
  const { REDACT, ORIGINALS_CONTAINER, LANGUAGE_ENDPOINT: endpoint, LANGUAGE_KEY: key } = values;
  return {
    kinds: REDACT,
    ...(ORIGINALS_CONTAINER !== undefined && { originalsContainer: ORIGINALS_CONTAINER }),
    ...(endpoint !== undefined && { language: { endpoint, ...(key !== undefined && { key }) } }),
  };
}

/** What no setting tells by itself. */
export function redactionProblems(values: SettingValues): string[] {
  const { ORIGINALS_CONTAINER: originals, LANGUAGE_ENDPOINT, LANGUAGE_KEY } = values;
  const problems: string[] = [];
  const taken = [values.TRANSCRIPTS_CONTAINER, values.RECORDINGS_CONTAINER];
  if (originals !== undefined && [...taken, values.DEAD_LETTERS_CONTAINER].includes(originals)) {
    problems.push(
      `ORIGINALS_CONTAINER names ${originals}, which is in use for something else. Give the originals a container of their own, which fewer people may read.`,
    );
  }
  if (LANGUAGE_KEY !== undefined && LANGUAGE_ENDPOINT === undefined) {
    problems.push('LANGUAGE_KEY is set without LANGUAGE_ENDPOINT. Set both or none.');
  }
  return problems;
}

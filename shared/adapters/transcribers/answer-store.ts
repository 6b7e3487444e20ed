import * as z from 'zod';
import { ResponseShapeError, type Reason } from '../../domain/errors';

/** What a service said to a job, in its own words, or why it refused the recording for good. */
export interface KeptText {
  readonly kind: 'answer' | 'failure';
  readonly text: string;
}

/** Answers of services that keep none themselves, by the name of the job. */
export interface AnswerStore {
  /** Written once: what is there already stays as it is. */
  create(name: string, kept: KeptText): Promise<void>;
  /** Without reading it: it may have many megabytes. */
  kindOf(name: string): Promise<KeptText['kind'] | undefined>;
  read(name: string): Promise<KeptText | undefined>;
  /** One that is not there counts as deleted. */
  delete(name: string): Promise<void>;
  /** All that there are; times are ISO 8601. */
  list(): Promise<{ readonly name: string; readonly createdAt: string }[]>;
}

const reason = z.object({ code: z.string(), message: z.string() });

/** What is kept of a refusal. */
export function failureText({ code, message }: Reason): string {
  return JSON.stringify({ code, message });
}

/** @throws ResponseShapeError for a text that {@link failureText} did not make */
export function readFailure(text: string): Reason {
  try {
    return reason.parse(JSON.parse(text));
  } catch (error) {
    throw new ResponseShapeError('Storage', 'a kept refusal', error);
  }
}

import { orUnavailable, refusal, type Answer } from '../answer';

/** Tokens and links are in some of these answers: no browser and nothing on the way may keep one. */
const NO_STORE = { 'cache-control': 'no-store' };

/** Runs an operation on live sessions; a service that is away becomes 503, and nothing is stored on the way. */
export async function liveAnswer(run: () => Promise<Answer>): Promise<Answer> {
  const answer = await orUnavailable(run);
  return { ...answer, headers: { ...answer.headers, ...NO_STORE } };
}

export function unknownSession(id: string): Answer {
  return refusal(404, `There is no live session with the id "${id}".`);
}

export const LIVE_IS_OFF: Answer = refusal(
  404,
  'Live mode is off here: LIVE_PROVIDERS names no service (docs/live.md).',
);

export const SESSION_ENDED: Answer = refusal(
  410,
  'The live session has ended and takes in nothing more. Open another one (POST api/live).',
);

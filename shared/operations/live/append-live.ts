import { forEachAtOnce } from '../../activities/at-once';
import type { LivePhrase } from '../../domain/live';
import type { Ports } from '../../ports';
import { fromJson, parsed, refusal, type Answer } from '../answer';
import { liveAnswer } from './answers';
import { APPEND_HINT, appendRequest } from './requests';
import type { Sessions } from './sessions';

/** Of one append (characters): a hundred phrases with their words are some 200 KB. */
const MOST_CHARACTERS = 1_000_000;

type Written = Awaited<ReturnType<Ports['livePhrases']['create']>>;

/**
 * Takes in final phrases of a live session. What is acknowledged is durable and will be in the
 * transcript: the session is looked at once more after the write, and whoever ends it reads the
 * phrases only after that. A repeat changes nothing.
 */
export function makeAppendLive(
  { clock, livePhrases }: Pick<Ports, 'clock' | 'livePhrases'>,
  sessions: Sessions,
) {
  return (id: string, body: string, caller: string | undefined): Promise<Answer> =>
    liveAnswer(async () => {
      if (body.length > MOST_CHARACTERS) return TOO_LARGE;
      const request = parsed(appendRequest, fromJson(body), APPEND_HINT);
      if ('answer' in request) return request.answer;
      const before = await sessions.openRecently(id, caller);
      if (before.refusal) return before.refusal;
      const { phrases } = request.value;
      if (phrases.length === 0) await livePhrases.noteAlive(id, clock.now());
      const written = await writeAll(id, phrases);
      const after = await sessions.open(id, caller);
      if (!after.refusal) return toAnswer(phrases, written);
      // While its transcript is to be made, another request may have acknowledged these very phrases.
      if (after.found?.value.status !== 'transcribing') await takeBack(id, phrases, written);
      return after.refusal;
    });

  /** What became of each, in their order. */
  async function writeAll(id: string, phrases: readonly LivePhrase[]): Promise<Written[]> {
    const at = clock.now();
    const written = new Map<LivePhrase, Written>();
    await forEachAtOnce(phrases, async (phrase) => {
      written.set(phrase, await livePhrases.create(id, phrase, at));
    });
    return phrases.flatMap((phrase) => written.get(phrase) ?? []);
  }

  /** The transcript is made, or the session deleted: what came too late must not stay behind. */
  async function takeBack(id: string, phrases: readonly LivePhrase[], written: readonly Written[]) {
    const ours = phrases.filter((_, index) => written[index] === 'created');
    await forEachAtOnce(ours, ({ sequence }) => livePhrases.delete(id, sequence));
  }
}

function toAnswer(phrases: readonly LivePhrase[], written: readonly Written[]): Answer {
  const numbersOf = (isWanted: (one: Written | undefined) => boolean) =>
    phrases.filter((_, index) => isWanted(written[index])).map(({ sequence }) => sequence);
  const acknowledged = numbersOf((one) => one !== 'other');
  const conflicts = numbersOf((one) => one === 'other');
  if (conflicts.length === 0) return { status: 200, jsonBody: { acknowledged } };
  const error = `Other phrases came before under these numbers: ${conflicts.join(', ')}. They were kept; number each phrase once.`;
  return { status: 409, jsonBody: { error, conflicts, acknowledged } };
}

const TOO_LARGE = refusal(
  413,
  `The request has over ${MOST_CHARACTERS} characters; send fewer phrases at a time.`,
);

import { wordList } from '../text/word-list';

/**
 * Words of feeling, not words of trouble: "broken" and "lost" tell what happened to a thing, "upset"
 * and "unacceptable" tell how somebody takes it.
 */
export const POSITIVE = wordList(
  `great brilliant fantastic wonderful excellent amazing lovely perfect happy pleased delighted glad
   grateful relieved relief appreciate appreciated impressed helpful super awesome love loved enjoy
   enjoyed excited exciting thrilled satisfied reassuring reassured kind best superb marvellous
   terrific quick smooth easy thanks thank`,
);
export const NEGATIVE = wordList(
  `angry annoyed annoying upset frustrated frustrating frustration disappointed disappointing
   disappointment ridiculous unacceptable disgraceful terrible awful appalling horrible useless hopeless
   joke rubbish nightmare furious outrageous disgusted disgusting worried worrying worry concerned
   scared afraid stressed stressful unhappy fed sick tired shocking shocked poor worst hate hated
   pathetic incompetent rude embarrassing mess shambles nonsense unfair cheated misled complain
   complaint inconvenience inconvenient panic panicking panicked desperate confusing confused`,
);
/** Said out of politeness as well as out of feeling. */
export const POLITE =
  wordList(`thanks thank great perfect lovely brilliant glad excellent wonderful happy
   appreciate pleased afraid inconvenience kind quick easy best love fed poor tired`);
export const NEGATIONS =
  wordList(`not never no without hardly isn't aren't wasn't weren't don't doesn't
   didn't can't cannot won't wouldn't nothing neither nor`);

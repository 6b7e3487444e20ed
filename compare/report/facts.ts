import type { Comparison } from '../figures/comparison';
import { megabytes, seconds } from './format';

/** What was compared, in a line: `0.42 MB, 26.4 s, 2 channels. Reference: call.txt, 100 words. …`. */
export function factsOf({ file, reference, app, comparedAt }: Comparison): string {
  const { sizeBytes, durationSeconds, channels } = file;
  const facts = [
    megabytes(sizeBytes),
    ...(durationSeconds === null ? [] : [seconds(durationSeconds * 1000)]),
    ...(channels === null ? [] : [channels === 1 ? '1 channel' : `${channels} channels`]),
  ];
  const against = reference
    ? `Reference: ${reference.source}, ${reference.words} words.`
    : 'No reference, so accuracy is not measured.';
  const day = comparedAt.slice(0, 10);
  return `${facts.join(', ')}. ${against} ${day}, app: ${app}.`;
}

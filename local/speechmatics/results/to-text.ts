import { z } from 'zod';
import { textOf, type Item } from './item';
import type { TranscriptJson } from './transcript';

const pack = z.object({ word_delimiter: z.string() });

/** What stands between words. */
export function delimiterOf({ metadata }: TranscriptJson): string {
  return pack.parse(metadata.language_pack_info).word_delimiter;
}

/** `format=txt`: a block for each turn, under the label of its speaker or channel. */
export function toText(transcript: TranscriptJson): string {
  const delimiter = delimiterOf(transcript);
  const blocks: { label: string; items: Item[] }[] = [];
  for (const item of transcript.results) {
    const label = item.channel ?? item.alternatives[0].speaker ?? 'UU';
    const last = blocks.at(-1);
    if (last?.label === label) last.items.push(item);
    else blocks.push({ label, items: [item] });
  }
  return blocks
    .map(({ label, items }) => `SPEAKER: ${label}\n${textOf(items, delimiter)}\n`)
    .join('');
}

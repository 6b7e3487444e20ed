/** A result of a transcript, json-v2. Times are seconds. */
export interface Item {
  readonly type: 'word' | 'punctuation' | 'entity';
  readonly start_time: number;
  readonly end_time: number;
  readonly channel?: string;
  readonly attaches_to?: 'previous' | 'next';
  readonly is_eos?: boolean;
  readonly entity_class?: string;
  readonly spoken_form?: readonly FormItem[];
  readonly written_form?: readonly FormItem[];
  readonly alternatives: readonly [Alternative];
}

/** A word within an entity. */
export interface FormItem {
  readonly type: 'word';
  readonly start_time: number;
  readonly end_time: number;
  readonly alternatives: readonly [Alternative];
}

export interface Alternative {
  readonly content: string;
  readonly confidence: number;
  readonly language: string;
  readonly speaker?: string;
  readonly tags?: readonly string[];
}

/** Text of items one after another, marks attached to their words. */
export function textOf(items: readonly Item[], delimiter: string): string {
  let text = '';
  let isGlued = true;
  for (const { alternatives, attaches_to: attached } of items) {
    const gap = isGlued || attached === 'previous' ? '' : delimiter;
    text += `${gap}${alternatives[0].content}`;
    isGlued = attached === 'next';
  }
  return text;
}

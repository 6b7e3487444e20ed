/* As much of them as the tests use. One has no types, those of the other need another module resolution. */

declare module 'webvtt-parser' {
  export class WebVTTParser {
    constructor(entities?: Readonly<Record<string, string>>);
    parse(text: string): {
      readonly errors: readonly { readonly message: string; readonly line: number }[];
    };
  }
}

declare module 'webvtt-parser/html-entities.json' {
  const entities: Readonly<Record<string, string>>;
  export default entities;
}

declare module 'media-captions' {
  export interface VTTCue {
    readonly id: string;
    /** Seconds. */
    readonly startTime: number;
    readonly endTime: number;
    readonly text: string;
  }
  export type VTTNode =
    | { readonly type: 'text'; readonly data: string }
    | { readonly type: 'v'; readonly voice?: string; readonly children: readonly VTTNode[] }
    | {
        readonly type: 'b' | 'c' | 'i' | 'u' | 'ruby' | 'rt';
        readonly children: readonly VTTNode[];
      };
  /** In strict mode the first thing that is wrong is thrown. */
  export function parseText(
    text: string,
    options: { readonly type: 'vtt' | 'srt'; readonly strict: true; readonly errors: true },
  ): Promise<{ readonly cues: readonly VTTCue[] }>;
  export function tokenizeVTTCue(cue: VTTCue): readonly VTTNode[];
}

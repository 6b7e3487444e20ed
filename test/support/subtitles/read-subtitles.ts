import { parseText, tokenizeVTTCue, type VTTCue, type VTTNode } from 'media-captions';
import { WebVTTParser } from 'webvtt-parser';
import entities from 'webvtt-parser/html-entities.json';

/** A cue as somebody else's player understands it. */
export interface ReadCue {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly voice?: string;
  readonly lines: readonly string[];
}

/**
 * Reads WebVTT with the parser of a player, after W3C's own validator has found nothing wrong.
 *
 * @throws what either has against it
 */
export async function readVtt(text: string): Promise<ReadCue[]> {
  const [problem] = new WebVTTParser(entities).parse(text).errors;
  if (problem) throw new Error(`line ${problem.line}: ${problem.message}`);
  const { cues } = await parseText(text, { type: 'vtt', strict: true, errors: true });
  return cues.map((cue) => {
    const nodes = tokenizeVTTCue(cue);
    const [first] = nodes;
    const voice = first?.type === 'v' ? first.voice : undefined;
    return {
      ...timesOf(cue),
      ...(voice !== undefined && { voice }),
      lines: textOf(nodes).split('\n'),
    };
  });
}

/** Reads SubRip with the parser of a player. */
export async function readSrt(text: string): Promise<ReadCue[]> {
  const { cues } = await parseText(text, { type: 'srt', strict: true, errors: true });
  return cues.map((cue) => ({ ...timesOf(cue), lines: cue.text.split('\n') }));
}

function timesOf({ id, startTime, endTime }: VTTCue) {
  return { id, startMs: Math.round(startTime * 1000), endMs: Math.round(endTime * 1000) };
}

function textOf(nodes: readonly VTTNode[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.data : textOf(node.children))).join('');
}

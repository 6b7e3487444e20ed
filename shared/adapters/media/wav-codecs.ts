/**
 * Telephony codecs that WAV files name by a number which `music-metadata` has no name for (the
 * registered format tags of Microsoft's mmreg.h).
 */
const NAMES: ReadonlyMap<number, string> = new Map([
  [0x0014, 'G.723 ADPCM'],
  [0x0022, 'TrueSpeech'],
  [0x0040, 'G.721 ADPCM'],
  [0x0042, 'G.723.1'],
  [0x0045, 'G.726 ADPCM'],
  [0x0064, 'G.726 ADPCM'],
  [0x0065, 'G.722 ADPCM'],
  [0x0083, 'G.729A'],
  [0x0133, 'G.729'],
  [0x0134, 'G.729A'],
  [0x0140, 'G.726 ADPCM'],
]);

/** The codec as people call it: `non-PCM (131)` says nothing to whoever has to convert the file. */
export function codecName(codec: string): string {
  if (codec === 'GSM610') return 'GSM 6.10';
  const tag = /^non-PCM \((\d+)\)$/.exec(codec)?.[1];
  return (tag !== undefined && NAMES.get(Number(tag))) || codec;
}

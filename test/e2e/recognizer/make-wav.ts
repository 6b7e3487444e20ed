/** Samples between -1 and 1. */
export type Sound = (second: number) => number;

export const silence: Sound = () => 0;

export const tone =
  (hertz: number): Sound =>
  (second) =>
    0.3 * Math.sin(2 * Math.PI * hertz * second);

/** White noise that is the same every time. */
export function noise(): Sound {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; // the generator of Numerical Recipes
    return 0.3 * (state / 2 ** 31 - 1);
  };
}

/** A WAV file with 16-bit PCM, one sound a channel. */
export function makeWav(seconds: number, rate: number, sounds: readonly Sound[]): Buffer {
  const count = Math.round(seconds * rate);
  const frame = 2 * sounds.length;
  const wav = Buffer.alloc(44 + count * frame);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16); // size of the format
  wav.writeUInt16LE(1, 20); // PCM
  wav.writeUInt16LE(sounds.length, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * frame, 28);
  wav.writeUInt16LE(frame, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(count * frame, 40);
  for (let i = 0; i < count; i++) {
    sounds.forEach((sound, channel) => {
      wav.writeInt16LE(Math.round(32_767 * sound(i / rate)), 44 + i * frame + 2 * channel);
    });
  }
  return wav;
}

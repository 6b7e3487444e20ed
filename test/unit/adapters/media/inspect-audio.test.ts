import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { audioInspector } from '../../../../shared/adapters/media/inspect-audio';
import {
  refuseByContent as refuse,
  widest,
  type Inspection,
} from '../../../../shared/domain/admission';
import { ableTo } from '../../../support/app/capabilities';
import { wav } from '../../../support/app/tiny-audio';
import { textLike, textWith } from '../../../support/app/matching';

const refuseByContent = (inspection: Inspection) => refuse(inspection, widest([ableTo()]));

const FIRST_BYTES = 256 * 1024;
const reference = z.object({ durationSeconds: z.number() });

const inspect = (content: Buffer, sizeBytes = content.length) =>
  audioInspector.inspect(content.subarray(0, FIRST_BYTES), sizeBytes);
const sample = (name: string) => readFileSync(join(__dirname, '../../../../samples', name));

async function codeOf(content: Buffer): Promise<string | undefined> {
  return refuseByContent(await inspect(content))?.code;
}

describe('inspecting a WAV file', () => {
  it.each([
    ['pcm', 'PCM'],
    ['mulaw', 'MULAW'],
    ['alaw', 'ALAW'],
  ] as const)('coded as %s, says so and how long it is', async (coding, codec) => {
    const content = wav({ coding, channels: 2, seconds: 3 });
    const inspection = await inspect(content);
    expect(inspection).toEqual({
      kind: 'audio',
      format: {
        kind: 'wav',
        codec: textLike(new RegExp(codec, 'i')),
        channels: 2,
        sampleRateHz: 8000,
        estimatedSeconds: 3,
      },
    });
    expect(refuseByContent(inspection)).toBeUndefined();
  });

  it('estimates the length of a long one from its size, having seen its first bytes only', async () => {
    const hour = 3600 * 8000 * 2;
    const inspection = await inspect(wav({ seconds: 30 }), hour + 44);
    expect(inspection).toMatchObject({ kind: 'audio' });
    const seconds = inspection.kind === 'audio' ? inspection.format.estimatedSeconds : undefined;
    expect(seconds).toBeGreaterThan(3590);
    expect(seconds).toBeLessThan(3610);
  });

  it('refuses the codecs that the service refuses', async () => {
    expect(await codeOf(wav({ coding: 'gsm' }))).toBe('unsupported_codec');
  });

  it.each([
    [0x31, 'GSM 6.10'],
    [0x83, 'G.729A'],
    [0x133, 'G.729'],
    [0x40, 'G.721 ADPCM'],
    [0x22, 'TrueSpeech'],
  ])('calls codec %i by the name that people know, and refuses it', async (tag, name) => {
    const content = wav({ coding: 'gsm' });
    content.writeUInt16LE(tag, 20);
    expect(refuseByContent(await inspect(content))).toMatchObject({
      code: 'unsupported_codec',
      message: textWith(`coded as ${name},`),
    });
  });

  it('leaves to the service what its documentation does not name', async () => {
    const content = wav({ coding: 'gsm' });
    content.writeUInt16LE(0x11, 20);
    expect(await codeOf(content)).toBeUndefined();
  });

  it('refuses more than two channels', async () => {
    expect(await codeOf(wav({ channels: 6 }))).toBe('too_many_channels');
  });

  it.each([12, 16, 20, 30])('cut off after %d bytes is broken', async (length) => {
    expect(await codeOf(wav().subarray(0, length))).toBe('broken_audio');
  });

  it('cut off in its samples is still taken: what is there can be transcribed', async () => {
    const content = wav({ seconds: 4 });
    expect(await codeOf(content.subarray(0, content.length / 2))).toBeUndefined();
  });
});

describe('inspecting other audio', () => {
  it.each([
    ['wrong-address.mp3', 'mp3'],
    ['internet-outage.ogg', 'ogg'],
    ['double-charge.wav', 'wav'],
    ['lost-bank-card.wav', 'wav'],
  ])('knows %s for what it is, and about how long', async (name, kind) => {
    const content = sample(name);
    const { durationSeconds } = reference.parse(
      JSON.parse(sample(name.replace(/\.\w+$/, '.reference.json')).toString()),
    );
    const inspection = await inspect(content);
    expect(inspection).toMatchObject({ kind: 'audio', format: { kind } });
    expect(refuseByContent(inspection)).toBeUndefined();
    const seconds = inspection.kind === 'audio' ? inspection.format.estimatedSeconds : undefined;
    expect(Math.abs((seconds ?? 0) - durationSeconds)).toBeLessThan(2);
  });

  it.each([
    ['FLAC', Buffer.concat([Buffer.from('fLaC\0\0\0\x22', 'latin1'), Buffer.alloc(60)]), 'flac'],
    ['AMR', Buffer.concat([Buffer.from('#!AMR\n', 'latin1'), Buffer.alloc(64, 4)]), 'amr'],
    [
      'M4A whose index lies at the end',
      Buffer.concat([
        Buffer.from('\0\0\0\x18ftypM4A \0\0\0\0M4A isom', 'latin1'),
        Buffer.alloc(64),
      ]),
      'm4a',
    ],
  ])('takes %s by its mark, though its header tells nothing', async (_what, content, kind) => {
    const inspection = await inspect(content, 5_000_000);
    expect(inspection).toMatchObject({ kind: 'audio', format: { kind } });
    expect(refuseByContent(inspection)).toBeUndefined();
  });

  it('names audio that the service does not take', async () => {
    const midi = Buffer.concat([
      Buffer.from('MThd\0\0\0\x06\0\x01\0\x01\0\x60', 'latin1'),
      Buffer.alloc(40),
    ]);
    expect(await codeOf(midi)).toBe('unsupported_format');
  });
});

describe('inspecting something else', () => {
  it.each([
    ['text', Buffer.from('Minutes of the meeting, '.repeat(40))],
    ['a single byte', Buffer.from('R')],
    ['nothing at all', Buffer.alloc(0)],
    ['raw samples without a header', wav({ seconds: 2 }).subarray(44)],
    ['noise', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251))],
    [
      'a RIFF that is no WAV',
      Buffer.concat([Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'), Buffer.alloc(64)]),
    ],
  ])('refuses %s', async (_what, content) => {
    expect(await codeOf(content)).toBe('not_audio');
  });

  it.each([
    [
      'a zip archive',
      Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(60)]),
      '.zip',
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), '.pdf'],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex'), '.png'],
  ])('says that it is %s', async (_what, content, extension) => {
    const inspection = await inspect(content);
    expect(refuseByContent(inspection)).toEqual({
      code: 'not_audio',
      message: textWith(extension),
    });
  });

  it('takes the length of a long FLAC from its header, not from the part that was read', async () => {
    const head = Buffer.concat([
      flacHeader({ sampleRateHz: 8000, samples: 8000 * 780 }),
      Buffer.alloc(64_000),
    ]);

    const inspection = await audioInspector.inspect(head, 12_000_000);

    expect(inspection).toMatchObject({
      kind: 'audio',
      format: { kind: 'flac', channels: 1, estimatedSeconds: 780 },
    });
  });
});

/** `fLaC` and one STREAMINFO block (RFC 9639, section 8.2): mono, 16 bits. */
function flacHeader({ sampleRateHz, samples }: { sampleRateHz: number; samples: number }): Buffer {
  const info = Buffer.alloc(34);
  info.writeUInt16BE(4096, 0);
  info.writeUInt16BE(4096, 2);
  const packed = (BigInt(sampleRateHz) << 44n) | (15n << 36n) | BigInt(samples);
  info.writeBigUInt64BE(packed, 10);
  return Buffer.concat([Buffer.from('fLaC\x80\0\0\x22', 'latin1'), info]);
}

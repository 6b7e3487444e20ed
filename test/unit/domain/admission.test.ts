import {
  EMPTY,
  refuseByContent,
  refuseBySize,
  widest,
  type Inspection,
} from '../../../shared/domain/admission';
import {
  ACCEPTED_KINDS,
  MAX_RECORDING_BYTES,
  type AudioFormat,
} from '../../../shared/domain/audio';
import { ableTo } from '../../support/app/capabilities';
import { textWith } from '../../support/app/matching';

const BATCH = widest([ableTo()]);
const bySize = (bytes: number) => refuseBySize(bytes, BATCH);
const byContent = (inspection: Inspection) => refuseByContent(inspection, BATCH);

const audio = (format: Partial<AudioFormat>) =>
  byContent({ kind: 'audio', format: { kind: 'wav', ...format } });

describe('refuseBySize', () => {
  it('takes what the service takes, to the byte', () => {
    expect(bySize(0)).toBeUndefined();
    expect(bySize(MAX_RECORDING_BYTES)).toBeUndefined();
  });

  it('names the size of what is too large, and what to do', () => {
    const reason = bySize(MAX_RECORDING_BYTES + 11 * 1024 ** 2);
    expect(reason?.code).toBe('too_large');
    expect(reason?.message).toMatch(/1\.01 GB.*at most 1 GB.*Split.*drop it again/);
  });
});

describe('refuseByContent', () => {
  it.each(ACCEPTED_KINDS)('takes %s', (kind) => {
    expect(audio({ kind })).toBeUndefined();
  });

  it.each(['PCM', 'MULAW', 'ALAW', 'Opus', 'MPEG 1 Layer 3', 'FLAC', 'IEEE_FLOAT'])(
    'takes the codec %s',
    (codec) => {
      expect(audio({ codec })).toBeUndefined();
    },
  );

  it.each(['GSM 6.10', 'G.729', 'G729', 'G.722', 'G.726'])(
    'refuses the codec %s by its name',
    (codec) => {
      expect(audio({ codec })).toEqual({
        code: 'unsupported_codec',
        message: textWith(codec),
      });
    },
  );

  it('refuses a container that the service does not take, by its name', () => {
    expect(audio({ kind: 'aif' })).toEqual({
      code: 'unsupported_format',
      message: textWith('aif'),
    });
  });

  it.each([1, 2])('takes %d channels', (channels) => {
    expect(audio({ channels })).toBeUndefined();
  });

  it('refuses more than two channels', () => {
    expect(audio({ channels: 3 })).toEqual({
      code: 'too_many_channels',
      message: textWith('3 channels'),
    });
  });

  it('says what was found instead of audio, where it is known', () => {
    const named = byContent({ kind: 'other', detected: 'a .zip file' });
    expect(named).toMatchObject({ code: 'not_audio' });
    expect(named?.message).toContain('is a .zip file, which is not a recording');
    expect(byContent({ kind: 'other' })?.message).toMatch(/^The content is not a recording/);
  });

  it('tells a damaged header from a wrong format', () => {
    expect(byContent({ kind: 'broken', format: { kind: 'wav' } })).toEqual({
      code: 'broken_audio',
      message: textWith('WAV'),
    });
  });
});

describe('reasons', () => {
  const reasons = [
    EMPTY,
    bySize(Number.MAX_SAFE_INTEGER),
    audio({ kind: 'aif' }),
    audio({ codec: 'GSM' }),
    audio({ channels: 8 }),
    byContent({ kind: 'other' }),
    byContent({ kind: 'broken', format: { kind: 'wav' } }),
  ];

  it('are sentences that say what to do, each with a code of its own', () => {
    for (const reason of reasons) {
      expect(reason?.message).toMatch(/^[A-Z].*(drop it again|Upload the recording again)\.$/);
    }
    expect(new Set(reasons.map((reason) => reason?.code)).size).toBe(reasons.length);
  });
});

describe('what several services take', () => {
  const fast = ableTo({ mostBytes: 25 * 1024 ** 2, formats: ['wav', 'webm'] });
  const open = { ...ableTo({ formats: ['wav', 'mp3'] }) };
  delete (open as { mostChannels?: number }).mostChannels;

  it('is what at least one of them takes', () => {
    expect(widest([fast, open])).toEqual({
      mostBytes: MAX_RECORDING_BYTES,
      formats: ['wav', 'webm', 'mp3'],
      mostChannels: Number.POSITIVE_INFINITY,
    });
  });

  it('is told in the unit of the bound, and by the kinds that there are', () => {
    const only = widest([fast]);
    expect(refuseBySize(25 * 1024 ** 2, only)).toBeUndefined();
    expect(refuseBySize(25 * 1024 ** 2 + 1024 ** 2, only)?.message).toMatch(
      /26\.00 MB.*at most 25 MB/,
    );
    const amr = { kind: 'audio', format: { kind: 'amr' } } as const;
    expect(refuseByContent(amr, only)?.message).toContain('Convert it to WAV or WebM and');
  });
});

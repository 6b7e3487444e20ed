import { startRecognition } from '../../../../../live/client/speechmatics/start-recognition';
import type { LiveOptions } from '../../../../../live/client';

const FORMAT = { sampleRate: 16_000, channels: 1 } as const;
const MONO: LiveOptions = { locale: 'en-GB', separation: 'none', channels: 1 };

describe('the first message to Speechmatics', () => {
  it('asks for partials of 16-bit audio by the most accurate model', () => {
    expect(startRecognition(MONO, FORMAT)).toMatchObject({
      message: 'StartRecognition',
      audio_format: { type: 'raw', encoding: 'pcm_s16le', sample_rate: 16_000 },
      transcription_config: {
        language: 'en',
        output_locale: 'en-GB',
        model: 'enhanced',
        enable_partials: true,
      },
    });
  });

  it.each([
    ['de-DE', { language: 'de' }],
    ['en-IN', { language: 'en' }],
    ['en-US', { language: 'en', output_locale: 'en-US' }],
  ])('names the language of %s', (locale, expected) => {
    const { transcription_config: config } = startRecognition({ ...MONO, locale }, FORMAT) as {
      transcription_config: Record<string, unknown>;
    };
    expect(config).toMatchObject(expected);
    expect('output_locale' in config).toBe('output_locale' in expected);
  });

  it('tells speakers or channels apart as it was settled', () => {
    expect(
      startRecognition({ ...MONO, separation: 'diarization', maxSpeakers: 1 }, FORMAT),
    ).toMatchObject({
      transcription_config: {
        diarization: 'speaker',
        speaker_diarization_config: { max_speakers: 2 },
      },
    });
    const stereo = { ...MONO, separation: 'channels', channels: 2 } as const;
    expect(startRecognition(stereo, { ...FORMAT, channels: 2 })).toMatchObject({
      transcription_config: { diarization: 'channel', channel_diarization_labels: ['0', '1'] },
    });
    expect(JSON.stringify(startRecognition(MONO, FORMAT))).not.toContain('diarization');
  });

  it('passes hints on', () => {
    expect(startRecognition({ ...MONO, phrases: ['Contoso'] }, FORMAT)).toMatchObject({
      transcription_config: { additional_vocab: [{ content: 'Contoso' }] },
    });
  });
});

import type { CallScript, Role } from './call-script.ts';
import { FF_ENCODER_LIBMP3LAME, FF_ENCODER_LIBOPUS, FF_ENCODER_PCM_MULAW } from 'node-av/constants';
import type { FFAudioEncoder } from 'node-av/constants';

export interface SampleFormat {
  /** For people, in the reference file. */
  description: string;
  extension: 'wav' | 'mp3' | 'ogg';
  channelOf: Record<Role, number>;
  /** FFmpeg filters between the mix (22.05 kHz) and the encoder. */
  filters: string;
  encoder: FFAudioEncoder;
  /** Bits a second; absent where the codec has only one. */
  bitRate?: number;
}

const SEPARATE: Record<Role, number> = { agent: 0, customer: 1 };
const TOGETHER: Record<Role, number> = { agent: 0, customer: 0 };

/** Two filters of second order a side: 24 dB an octave outside the band of the telephone. */
const TELEPHONE_BAND = 'highpass=f=300,highpass=f=300,lowpass=f=3400,lowpass=f=3400';

export const FORMATS: Record<CallScript['format'], SampleFormat> = {
  'stereo-wav': {
    description: 'WAV, G.711 mu-law, 8 kHz, stereo',
    extension: 'wav',
    channelOf: SEPARATE,
    filters: 'aformat=sample_fmts=s16:sample_rates=8000',
    encoder: FF_ENCODER_PCM_MULAW,
  },
  'mono-mp3': {
    description: 'MP3, 16 kHz, 32 kbit/s, mono',
    extension: 'mp3',
    channelOf: TOGETHER,
    filters: 'aformat=sample_fmts=fltp:sample_rates=16000',
    encoder: FF_ENCODER_LIBMP3LAME,
    bitRate: 32_000,
  },
  'mono-opus': {
    description: 'Ogg, Opus, 24 kbit/s, mono',
    extension: 'ogg',
    channelOf: TOGETHER,
    filters: 'aformat=sample_fmts=flt:sample_rates=48000',
    encoder: FF_ENCODER_LIBOPUS,
    bitRate: 24_000,
  },
  'stereo-opus': {
    description: 'Ogg, Opus, 40 kbit/s, stereo',
    extension: 'ogg',
    channelOf: SEPARATE,
    filters: 'aformat=sample_fmts=flt:sample_rates=48000',
    encoder: FF_ENCODER_LIBOPUS,
    bitRate: 40_000,
  },
  'telephone-wav': {
    description: 'WAV, G.711 mu-law, 8 kHz, mono, 300 to 3400 Hz',
    extension: 'wav',
    channelOf: TOGETHER,
    filters: `${TELEPHONE_BAND},aformat=sample_fmts=s16:sample_rates=8000`,
    encoder: FF_ENCODER_PCM_MULAW,
  },
};

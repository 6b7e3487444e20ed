import { AppError } from '../../../domain/errors';
import type { BatchProvider, Telemetry } from '../../../ports';
import { makeSpeechmaticsHttp, PROVIDER, type SpeechmaticsAccess } from '../http';
import { observedSpeechmaticsHttp } from '../observed-http';
import { capabilitiesOf } from './capabilities';
import { makeSpeechmaticsLane, type LaneSettings } from './lane';
import { makeNotified } from './notified';

export interface SpeechmaticsBatchSettings
  extends SpeechmaticsAccess, Pick<LaneSettings, 'audio' | 'callback'> {
  /** `enhanced` or `standard`. */
  readonly model: string;
  /** Jobs that the account works on at a time: as many lanes. */
  readonly atOnce: number;
}

/**
 * Speechmatics batch transcription (REST v2): one recording a job, many jobs at a time in lanes
 * `HOST#1`, `HOST#2` ….
 *
 * @param context.environment marks the jobs of this deployment: others may share the account
 */
export function makeSpeechmaticsBatch(
  settings: SpeechmaticsBatchSettings,
  context: { readonly environment: string; readonly telemetry?: Telemetry },
): BatchProvider {
  const { audio, callback, model } = settings;
  const { host } = new URL(settings.endpoint);
  const http = observedSpeechmaticsHttp(makeSpeechmaticsHttp(settings), host, context.telemetry);
  const lane = makeSpeechmaticsLane(http, {
    audio,
    model,
    environment: context.environment,
    ...(callback && { callback }),
  });
  const lanes = Array.from({ length: settings.atOnce }, (_, index) => `${host}#${index + 1}`);
  return {
    name: PROVIDER,
    capabilities: capabilitiesOf(audio),
    lanes,
    ...(callback && { notified: makeNotified(callback.secret) }),
    on(name) {
      // A smaller SPEECHMATICS_AT_ONCE leaves jobs in lanes that are no more: they are all one place.
      if (name.startsWith(`${host}#`)) return lane;
      throw new AppError(
        'lane_unknown',
        `A job is at ${name}, which SPEECHMATICS_ENDPOINT no longer names. Put it back until its jobs are over.`,
        { verdict: 'blocked' },
      );
    },
  };
}

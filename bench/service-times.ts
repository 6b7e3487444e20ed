import type { ServiceTime } from '../local/speech/engine';

/*
 * How long the speech service is taken to need. Its own pace is not published: "up to 30 minutes to
 * start, up to 24 hours at peak" (batch transcription page). Stated here, and the same for all.
 */

/** For the loads: quick enough that the service is not what is measured. */
export const QUICK: ServiceTime = { jobStartMs: 2000, fileMs: 200, filesAtOnce: 20 };

/**
 * For the comparison, where the start of a job is what the obvious design pays for each recording:
 * one second is generous to it.
 */
export const SERIAL: ServiceTime = { jobStartMs: 1000, fileMs: 50, filesAtOnce: 1 };
export const PARALLEL: ServiceTime = { jobStartMs: 1000, fileMs: 50, filesAtOnce: 8 };

import type { Measurements } from '../measure';
import { table } from './table';

/** The same recordings before each transcription service. */
export function vendorsSection({ vendors }: Measurements): string[] {
  if (!vendors) return [];
  return [
    '## Each transcription service',
    'The same burst before each of them alone, with the numbers at once and the limits that are the default (Speechmatics: 20 jobs, 10 posts and 50 reads a second; fast transcription: 4; OpenAI-compatible: 2), asked about and not called back.',
    table(
      [
        'service',
        'recordings',
        'completed',
        'lost',
        'twice',
        'seconds',
        'a second',
        'recordings a job',
        'requests a recording',
        'durable events a recording',
        'peak MB',
      ],
      vendors.map(({ provider, run }) => [
        provider,
        run.recordings,
        run.completed,
        run.lost,
        run.duplicated,
        run.seconds,
        run.recordingsPerSecond,
        run.jobs.sizes.p50,
        run.perRecording.speechRequests + run.perRecording.otherRequests,
        run.perRecording.durableEvents,
        run.peakMemoryMb,
      ]),
    ),
  ];
}

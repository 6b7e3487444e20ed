import { makeBySource } from '../../../shared/activities/by-source';
import { aClaimedRecord, aJob } from '../../support/app/builders';
import { memoryPorts } from '../../support/app/memory-ports';

function setUp(...paths: readonly string[]) {
  const { recordings } = memoryPorts();
  const records = paths.map((path) => aClaimedRecord('job-1', { path }));
  const job = aJob('job-1', records);
  const find = makeBySource(job, recordings);
  return { pathOf: (source?: string) => find(source === undefined ? {} : { source })?.path };
}

const url = (path: string) => `https://calls.blob.example/recordings/${path}`;

describe('the recording that an answer is about', () => {
  it('is found by the URL that was submitted', () => {
    const { pathOf } = setUp('a.wav', 'March/b c.wav');
    expect(pathOf(url('a.wav'))).toBe('a.wav');
    expect(pathOf(url('March/b c.wav'))).toBe('March/b c.wav');
    expect(pathOf(url('somebody-elses.wav'))).toBeUndefined();
  });

  it('is the only one of a job, where nothing is said', () => {
    expect(setUp('a.wav').pathOf()).toBe('a.wav');
    expect(setUp('a.wav').pathOf(url('somebody-elses.wav'))).toBeUndefined();
  });

  it('is none of several, where nothing is said', () => {
    expect(setUp('a.wav', 'b.wav').pathOf()).toBeUndefined();
  });
});

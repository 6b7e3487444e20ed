import type { Capabilities } from '../../../shared/domain/provider';
import { ableTo } from '../app/capabilities';
import { RICH } from './rich-story';
import { smallStory } from './small-story';
import { SETTINGS } from './settings';
import type { Story } from './story';

/** Slots of one resource. */
const LANES = ['eu1.example#1', 'eu1.example#2', 'eu1.example#3', 'eu1.example#4'];

/** A service that takes one recording a job, and four jobs at a time. */
const ONE_A_JOB = ableTo({ recordingsPerJob: 1, pollMinMs: 5000, phraseHints: 10 });

/** One that has done the work when a job is submitted. */
const AT_ONCE = ableTo({ ...ONE_A_JOB, mode: 'fast' });

/** The same story where the service takes one recording a job. */
export const oneAJob = (story: Story): Story => at('one recording a job', story, ONE_A_JOB);

/** The same where it answers at once. */
export const atOnce = (story: Story): Story => at('answers at once', story, AT_ONCE);

/** In the bounded set of every day a story of three recordings, one that fails and one that is no audio. */
export const STORY: Story = SETTINGS.everything
  ? RICH
  : smallStory('few', { bad: ['bad.wav'], texts: ['notes.txt'] });

function at(name: string, story: Story, capabilities: Capabilities): Story {
  return {
    ...story,
    name: `${story.name}, ${name}`,
    tell: (world) => {
      const { speech } = world.app;
      const endings = story.tell(world);
      speech.lanes = LANES;
      speech.capabilities = capabilities;
      if (capabilities.mode === 'fast') speech.workMs = 0;
      return endings;
    },
  };
}

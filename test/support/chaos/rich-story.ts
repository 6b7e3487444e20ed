import { HOUR, MINUTE, SECOND } from '../app/app-world';
import type { ChaosWorld } from './chaos-world';
import { faultOf } from './fault';
import type { Ending } from './invariants';
import type { Sound } from './sounds';
import type { Story } from './story';

const COMPLETED: Ending = { status: 'completed' };

/**
 * A bit of everything: two profiles, results on several pages, a recording that fails, one that is
 * no audio, one overwritten while it is transcribed and one while it is summarized, one that fills
 * up late, one whose event is lost, a submission without an answer and a model that is busy.
 */
export const RICH: Story = {
  name: 'a bit of everything',
  most: 10 * HOUR,
  tell: (world) => {
    const { speech, model } = world.app;
    speech.workMs = 3 * MINUTE;
    const reason = { code: 'speech_InvalidData', message: 'Bad data.' };
    speech.fileFailures.set('bad.wav', { reason, retryable: false });
    speech.after.submit = () => {
      delete speech.after.submit;
      throw faultOf('transcribers.submit', 'unsure');
    };
    let busy = 2;
    model.before = () => {
      if (busy-- > 0) throw faultOf('summarizer.summarize', 'throttled');
    };
    for (const path of ['one.wav', 'two.wav', 'three.wav', 'over.wav', 'bad.wav', 'late.wav']) {
      land(world, path);
    }
    land(world, 'mono.wav', 'mono');
    land(world, 'notes.txt', 'text');
    land(world, 'filling.wav', 'stereo', 0);
    world.at(2 * MINUTE, () => world.put('silent.wav'));
    world.at(3 * MINUTE + 20 * SECOND, () => land(world, 'over.wav'));
    world.at(4 * MINUTE, () => land(world, 'filling.wav'));
    world.at(6 * MINUTE + 10 * SECOND, () => land(world, 'late.wav'));
    return new Map<string, Ending>([
      ...['one', 'two', 'three', 'over', 'late', 'mono', 'filling', 'silent'].map(
        (name) => [`${name}.wav`, COMPLETED] as const,
      ),
      ['bad.wav', { status: 'failed', code: reason.code }],
      ['notes.txt', { status: 'rejected', code: 'not_audio' }],
    ]);
  },
};

/** A blob is written, and its event arrives a moment later. */
function land(world: ChaosWorld, path: string, sound: Sound = 'stereo', sizeBytes?: number): void {
  world.put(path, sound, sizeBytes);
  world.at(SECOND / 2, async () => void (await world.deliver(path)));
}

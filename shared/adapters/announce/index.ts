import type { TokenCredential } from '@azure/identity';
import type { Announcer } from '../../ports';
import { makeQueueAnnouncer, type QueueSettings } from './queue-announcer';
import type { Origin } from './to-cloud-event';
import { makeTopicAnnouncer, type TopicSettings } from './topic-announcer';

/** Who is told when a recording ends. */
export type AnnounceSettings = QueueSettings | TopicSettings;

export function makeAnnouncer(
  settings: AnnounceSettings,
  origin: Origin,
  credential: () => TokenCredential,
): Announcer {
  return 'queue' in settings
    ? makeQueueAnnouncer(settings, origin, credential)
    : makeTopicAnnouncer(settings, origin, credential);
}

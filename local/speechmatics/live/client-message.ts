import { z } from 'zod';
import { Refusal } from './refusal';
import { changedConfig, problem } from './start-recognition';

/** JSON messages of a client. Audio comes in binary frames (`AddAudio`), or here for one channel. */
const clientMessage = z.discriminatedUnion('message', [
  z.looseObject({ message: z.literal('StartRecognition') }),
  z.object({ message: z.literal('SetRecognitionConfig'), transcription_config: changedConfig }),
  z.object({ message: z.literal('ForceEndOfUtterance'), channel: z.string().optional() }),
  z.object({ message: z.literal('GetSpeakers'), final: z.boolean().optional() }),
  z.object({ message: z.literal('AddChannelAudio'), channel: z.string(), data: z.base64() }),
  z.object({
    message: z.literal('EndOfChannel'),
    channel: z.string(),
    last_seq_no: z.int().nonnegative(),
  }),
  z.object({ message: z.literal('EndOfStream'), last_seq_no: z.int().nonnegative() }),
]);

export type ClientMessage = z.output<typeof clientMessage>;

/** @throws Refusal `invalid_message` */
export function readClientMessage(text: string): ClientMessage {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Refusal('invalid_message', 'The message is not JSON.');
  }
  const parsed = clientMessage.safeParse(json);
  if (!parsed.success) throw new Refusal('invalid_message', problem('message', parsed.error));
  return parsed.data;
}

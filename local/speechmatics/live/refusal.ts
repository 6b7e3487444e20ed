/** What ends a session: `Error.type` of the protocol. */
export type RefusalType =
  | 'invalid_message'
  | 'invalid_model'
  | 'invalid_language'
  | 'invalid_config'
  | 'invalid_audio_type'
  | 'protocol_error'
  | 'quota_exceeded'
  | 'idle_timeout'
  | 'session_timeout'
  | 'job_error';

/** The close frame that follows an `Error`; its payload names the kind. */
const CLOSINGS: Readonly<Record<RefusalType, { code: number; payload: string }>> = {
  invalid_message: { code: 1003, payload: 'protocol_error' },
  invalid_language: { code: 1003, payload: 'protocol_error' },
  invalid_config: { code: 1003, payload: 'protocol_error' },
  invalid_audio_type: { code: 1003, payload: 'protocol_error' },
  protocol_error: { code: 1003, payload: 'protocol_error' },
  invalid_model: { code: 4004, payload: 'invalid_model' },
  quota_exceeded: { code: 4005, payload: 'quota_exceeded' },
  idle_timeout: { code: 1008, payload: 'policy_violation' },
  session_timeout: { code: 1008, payload: 'policy_violation' },
  job_error: { code: 4013, payload: 'job_error' },
};

/** Thrown where a session can't go on; the client is told so. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly type: RefusalType,
    message: string,
  ) {
    super(message);
  }

  get closing(): { code: number; payload: string } {
    return CLOSINGS[this.type];
  }
}

/** What the client is told of an error of any kind. */
export const toRefusal = (error: unknown): Refusal =>
  error instanceof Refusal ? error : new Refusal('job_error', 'The session broke down.');

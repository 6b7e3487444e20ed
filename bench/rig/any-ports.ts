import type { StackPorts } from '../../local/stack/services';

/** Any free port for everything. */
export const ANY_PORTS: StackPorts = {
  api: 0,
  blob: 0,
  queue: 0,
  table: 0,
  cosmos: 0,
  speech: 0,
  openai: 0,
  speechmatics: 0,
};

import type { StackPorts } from '../stack';

/** Ports that tools expect: those of Core Tools, Azurite and the Cosmos DB emulator. */
export const USUAL_PORTS: StackPorts = {
  api: 7071,
  blob: 10000,
  queue: 10001,
  table: 10002,
  cosmos: 8081,
  speech: 8585,
  openai: 8586,
  speechmatics: 8587,
};

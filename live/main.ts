import { runCommand } from '../cli/run-command';
import { HELP, parseLive } from './cli/arguments';
import { live } from './cli/live';

/*
 * npm run live -- FILE | --microphone …: live transcription in a terminal. docs/live.md tells of it.
 */
runCommand({ help: HELP, parse: parseLive, run: live });

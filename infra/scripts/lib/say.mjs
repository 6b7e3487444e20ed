/** Tells whoever waits what goes on. */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Ends the script, with what went wrong and what to do. */
export function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/** The same audio, once the first of it has come; throws where it throws instead. */
export async function begun(
  audio: AsyncGenerator<Uint8Array>,
): Promise<AsyncGenerator<Uint8Array>> {
  const first = await audio.next();
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* audio;
  })();
}

/** Waits so long, or until something else is over. */
export async function sleepUntil(ms: number, other: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slept = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([slept, other]);
  clearTimeout(timer);
}

/**
 * Calls a listener. One that throws has a fault of its own, which must not look like one of the
 * connection: it is reported as any event target does.
 */
export function tellApart(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** What an answer says in JSON; `undefined` where it is none, as gateways answer with HTML or nothing. */
export function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

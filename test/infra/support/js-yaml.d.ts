/** The one function of it that is used here; it has no types of its own. */
declare module 'js-yaml' {
  export function safeLoad(text: string): unknown;
}

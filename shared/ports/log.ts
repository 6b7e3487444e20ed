/** One line a call; ids and numbers only, never spoken words or secrets. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

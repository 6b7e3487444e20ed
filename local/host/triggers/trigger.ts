/** Something that listens for work and runs functions. */
export interface Listener {
  /** Takes nothing new; what runs may end. */
  stop(): Promise<void>;
}

import type { AnswerStore, KeptText } from '../../../shared/adapters/transcribers/answer-store';

/** Answers by the name of their job; each is written once. */
export class MemoryAnswers implements AnswerStore {
  private readonly answers = new Map<string, KeptText & { readonly createdAt: string }>();

  constructor(private readonly now: () => Date = () => new Date()) {}

  get names(): string[] {
    return [...this.answers.keys()];
  }

  async create(name: string, kept: KeptText): Promise<void> {
    if (this.answers.has(name)) return;
    this.answers.set(name, { ...kept, createdAt: this.now().toISOString() });
  }

  async kindOf(name: string): Promise<KeptText['kind'] | undefined> {
    return this.answers.get(name)?.kind;
  }

  async read(name: string): Promise<KeptText | undefined> {
    return this.answers.get(name);
  }

  async delete(name: string): Promise<void> {
    this.answers.delete(name);
  }

  async list(): Promise<{ name: string; createdAt: string }[]> {
    return [...this.answers].map(([name, { createdAt }]) => ({ name, createdAt }));
  }
}

/** A summary, as far as a reader in a terminal is shown it. */
export interface ShownSummary {
  readonly title: string;
  readonly summary: readonly { readonly text: string }[];
  readonly outcome?: { readonly text: string } | null | undefined;
  readonly actionItems: readonly {
    readonly text: string;
    readonly owner?: string | null | undefined;
    readonly due?: string | null | undefined;
  }[];
}

/** The brief summary, a statement a line. */
export function summaryLines({ title, summary, outcome, actionItems }: ShownSummary): string[] {
  return [
    title,
    ...summary.map(({ text }) => text),
    ...(outcome ? [`Outcome: ${outcome.text}`] : []),
    ...actionItems.map(
      ({ text, owner, due }) =>
        `To do: ${owner ? `${owner}: ` : ''}${text}${due ? ` (${due})` : ''}`,
    ),
  ];
}

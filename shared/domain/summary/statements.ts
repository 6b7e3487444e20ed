/** The parts of a summary that hold its statements, each kind with what it has besides. */
export interface StatementParts<Statement> {
  readonly summary: readonly Statement[];
  readonly reason: Statement | null;
  readonly outcome: Statement | null;
  readonly keyPoints: readonly Statement[];
  readonly actionItems: readonly Statement[];
  readonly topics: readonly Statement[];
  readonly openQuestions: readonly Statement[];
  readonly sentiment: readonly Statement[];
  /** The value is null where the call does not tell: there is no evidence then. */
  readonly fields: readonly (Statement & { readonly value?: unknown })[];
}

/** All statements of a summary, whatever part they stand in: every one that must have evidence. */
export function statementsOf<Statement>(summary: StatementParts<Statement>): Statement[] {
  const { reason, outcome } = summary;
  return [
    ...summary.summary,
    ...(reason ? [reason] : []),
    ...(outcome ? [outcome] : []),
    ...summary.keyPoints,
    ...summary.actionItems,
    ...summary.topics,
    ...summary.openQuestions,
    ...summary.sentiment,
    ...summary.fields.filter(({ value }) => value !== null),
  ];
}

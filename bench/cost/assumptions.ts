/** What cannot be counted on a laptop, said once. Every other quantity comes from the counted run. */
export const ASSUMPTIONS = {
  /** Length of a recording; 8 kHz, 16 bit, one channel make 9.6 MB of it. */
  minutes: 10,
  recordingMegabytes: 9.6,
  /** A lossless transcript of ten minutes with a time for every word. */
  transcriptMegabytes: 0.4,
  /** Ledger and result document together. */
  documentKilobytes: 20,
  /** How long a month's recordings and results are kept. */
  monthsKept: 1,
  /** Memory of a Flex Consumption instance. */
  instanceGigabytes: 2,
  /** A model's answer for ten minutes of talk; the instance is paid while it waits. */
  modelSeconds: 5,
  /** `SUMMARIES_AT_ONCE`. */
  summariesAtOnce: 16,
  /** Taking in a recording, most of it waiting for storage and database. */
  intakeSeconds: 0.5,
  /** `maxDegreeOfParallelism` of the blob trigger. */
  intakesAtOnce: 16,
  /** An execution is a request and two traces; dependencies and Durable's own spans come on top. */
  telemetryItemsPerExecution: 5,
  telemetryItemKilobytes: 1.2,
  /**
   * Durable Functions on Azure Storage. A message to an orchestration: put, received, deleted; its
   * episode reads the history, appends to it and updates the instance. An activity: put, received,
   * deleted. Upper bounds, because Azure takes several messages together.
   */
  queueOperationsPerMessage: 3,
  tableOperationsPerMessage: 3,
  queueOperationsPerActivity: 3,
  /**
   * A sweep that finds nothing: some 25 requests to services of the same region, one after another,
   * at 15 ms each, and its telemetry sent. Less than the second that is the least that is billed.
   */
  sweepSeconds: 1,
  sweepTelemetryKilobytes: 12,
  /** Task hub (four control queues, one of work items), the blob trigger's and the poison queue. */
  queuesLookedAt: 7,
  /** While the app is scaled to zero the platform looks at each queue every ten seconds (performance page of Durable Functions, by its Azure Storage provider). */
  looksADay: 8640,
} as const;

export * from './types';
export { summaryRunSchema, summarySchema } from './model';
export { storedSummarySchema } from './older';
export { firstVersionId, furtherVersionId, type SummaryVersion } from './versions';

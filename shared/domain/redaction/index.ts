export {
  ALL,
  kindsFor,
  kindsOf,
  NONE,
  REDACTION_KINDS,
  replacementOf,
  type RedactionCounts,
  type RedactionKind,
} from './kinds';
export { findSpans, type SaidSpan } from './find-spans';
export { redact, type KnownSpan, type Redacted } from './redact';

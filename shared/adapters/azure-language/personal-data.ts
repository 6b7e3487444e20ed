import type { TokenCredential } from '@azure/identity';
import { ResponseShapeError, ServiceError } from '../../domain/errors';
import type { KnownSpan, RedactionKind } from '../../domain/redaction';
import type { PersonalData } from '../../ports';
import { categoriesOf, kindOf } from './categories';
import { makeLanguageHttp, type LanguageSettings } from './http';
import { toDocuments, toSpans, type Document } from './to-documents';
import { DOCUMENTS_PER_CALL, piiResults } from './wire';

/** Found with less certainty than this is as often something else. */
const LEAST_CONFIDENCE = 0.5;

/** Personal data by Azure AI Language (PII detection), the display form a few documents at a time. */
export function makeLanguagePersonalData(
  settings: LanguageSettings,
  credential: () => TokenCredential,
): PersonalData {
  const call = makeLanguageHttp(settings, credential);

  return {
    async find(transcript, kinds) {
      const piiCategories = categoriesOf(kinds);
      if (piiCategories.length === 0) return [];
      const documents = toDocuments(transcript);
      const spans: KnownSpan[] = [];
      for (let at = 0; at < documents.length; at += DOCUMENTS_PER_CALL) {
        const some = documents.slice(at, at + DOCUMENTS_PER_CALL);
        spans.push(...read(some, await call(request(some, piiCategories)), kinds));
      }
      return spans;
    },

    async ping() {
      const documents = [{ id: '1', language: 'en', text: 'Hello.', places: [] }];
      read(documents, await call(request(documents, ['Email'])), []);
    },
  };
}

function request(documents: readonly Document[], piiCategories: readonly string[]) {
  return {
    kind: 'PiiEntityRecognition',
    parameters: {
      modelVersion: 'latest',
      piiCategories,
      stringIndexType: 'Utf16CodeUnit',
      loggingOptOut: true,
    },
    analysisInput: {
      documents: documents.map(({ id, language, text }) => ({ id, language, text })),
    },
  };
}

/** @throws ServiceError when a document was not looked through: nothing may pass unseen */
function read(
  documents: readonly Document[],
  body: unknown,
  kinds: readonly RedactionKind[],
): KnownSpan[] {
  const parsed = piiResults.safeParse(body);
  if (!parsed.success) throw new ResponseShapeError('Language service', 'analyze-text');
  const { errors, documents: seen } = parsed.data.results;
  return documents.flatMap((document) => {
    const failed = errors.find(({ id }) => id === document.id);
    const code = failed && (failed.error.innererror?.code ?? failed.error.code);
    // A language that it does not know: our own rules are all that there is for it.
    if (code === 'UnsupportedLanguageCode') return [];
    if (code !== undefined) throw notLookedThrough(code);
    const found = seen.find(({ id }) => id === document.id);
    if (!found) throw notLookedThrough('missing');
    return found.entities.flatMap(({ category, offset, length, confidenceScore }) => {
      const kind = kindOf(category);
      if (!kind || !kinds.includes(kind) || confidenceScore < LEAST_CONFIDENCE) return [];
      return toSpans(document, { offset, length, kind });
    });
  });
}

function notLookedThrough(code: string): ServiceError {
  const isPassing = code === 'InternalServerError' || code === 'ServiceUnavailable';
  return new ServiceError(
    'Language service',
    `language_${code}`,
    `a part of the transcript was not looked through (${code}).`,
    { verdict: isPassing ? 'later' : 'never' },
  );
}

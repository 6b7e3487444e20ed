import type { Links } from './links';

/** The only model here; the engine behind the server. Its id never changes. */
export const BASE_MODEL_ID = '5f0c1a2e-6f0b-4d6f-9f53-8d7a2c1b7e10';

/** Shape of the specification's example of 2025-10-15. */
export function toBaseModelEntity(links: Links, apiVersion: string): object {
  return {
    self: links.baseModel(BASE_MODEL_ID, apiVersion),
    displayName: 'Local base model',
    locale: 'en-US',
    createdDateTime: '2025-10-15T00:00:00Z',
    lastActionDateTime: '2025-10-15T00:00:00Z',
    properties: {
      deprecationDates: { transcriptionDateTime: '2099-01-01T00:00:00Z' },
      features: {
        supportsTranscriptionsSubmit: true,
        supportsTranscriptionsTranscribe: false,
        supportsEndpoints: false,
        supportedOutputFormats: ['Display', 'Lexical'],
      },
      chargeForAdaptation: false,
    },
    status: 'Succeeded',
  };
}

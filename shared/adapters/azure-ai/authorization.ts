import type { TokenCredential } from '@azure/identity';
import { identityToken, type KeyedService } from '../identity/identity-token';

const SCOPE = 'https://cognitiveservices.azure.com/.default';

/** A resource of Azure AI services; without a key the app's identity is let in. */
export interface AzureAiResource {
  readonly endpoint: string;
  readonly key?: string;
}

/**
 * Headers that let a call into a resource of Azure AI services.
 *
 * Calling it throws ServiceError (blocked) where the identity gets no token.
 */
export function makeAuthorization(
  names: KeyedService,
  { key }: AzureAiResource,
  credential: () => TokenCredential,
): () => Promise<Record<string, string>> {
  if (key !== undefined) return async () => ({ 'Ocp-Apim-Subscription-Key': key });
  return async () => ({ Authorization: `Bearer ${await identityToken(names, SCOPE, credential)}` });
}

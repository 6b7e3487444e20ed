import type { HttpMethod, HttpRequest, HttpResponseInit } from '@azure/functions';

/** An HTTP function of the API, but for who may call it. */
export interface ApiFunction<A extends [HttpRequest, ...unknown[]]> {
  readonly route: string;
  readonly methods: HttpMethod[];
  readonly handler: (...asked: A) => HttpResponseInit | Promise<HttpResponseInit>;
}

/**
 * Says of every function of the API who may call it, by one setting. "key": the Functions host wants
 * a function key. "sign-in": App Service authentication stands in front, and the host wants none.
 *
 * The platform puts X-MS-CLIENT-PRINCIPAL on what it has authenticated, and takes it off what comes
 * from outside (App Service documentation, user identities). A request without it came past the
 * platform, or is one that it was told to let through unauthenticated; it is refused. Where the
 * platform's authentication is off, a caller can put the header on by hand: the app does not start
 * then (`apiAccessProblems`).
 */
export function makeApi(access: 'key' | 'sign-in') {
  return <A extends [HttpRequest, ...unknown[]]>({ handler, ...socket }: ApiFunction<A>) => ({
    ...socket,
    authLevel: access === 'key' ? ('function' as const) : ('anonymous' as const),
    handler: async (...asked: A): Promise<HttpResponseInit> =>
      access === 'sign-in' && !isSignedIn(asked[0]) ? NOT_SIGNED_IN : handler(...asked),
  });
}

function isSignedIn({ headers }: HttpRequest): boolean {
  return Boolean(headers.get('x-ms-client-principal'));
}

const NOT_SIGNED_IN: HttpResponseInit = {
  status: 401,
  headers: { 'www-authenticate': 'Bearer' },
  jsonBody: {
    error:
      'Nobody is signed in. Send a token of Microsoft Entra ID for this app (Authorization: Bearer …). If you did, App Service authentication lets requests through unauthenticated: set it to require authentication.',
  },
};

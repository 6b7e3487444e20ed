metadata name = 'Sign-in'
metadata description = 'App Service authentication in front of the HTTP API: a token of Microsoft Entra ID instead of a function key.'

import { signInOptions } from '../../types-protection.bicep'

@description('Required. Name of the app.')
param appName string

@description('Required. Who may sign in.')
param signIn signInOptions

var issuer = '${environment().authentication.loginEndpoint}${signIn.?tenantId ?? tenant().tenantId}/v2.0'

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: appName
}

resource authentication 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: { enabled: true, runtimeVersion: '~1' }
    globalValidation: {
      requireAuthentication: true
      unauthenticatedClientAction: 'Return401'
      // Who comes here brings a key or a signature instead of a token. Without the first, Event Grid
      // gets 401, which it does not try again: the events would be gone.
      excludedPaths: ['/runtime/*', '/api/webhooks/*']
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        // Tokens are checked by their signature: nothing here needs a secret.
        registration: { clientId: signIn.clientId, openIdIssuer: issuer }
        validation: {
          allowedAudiences: [signIn.clientId, 'api://${signIn.clientId}']
          defaultAuthorizationPolicy: {
            allowedApplications: signIn.?allowedApplications ?? [signIn.clientId]
            allowedPrincipals: signIn.?allowedGroups == null ? null : { groups: signIn.?allowedGroups }
          }
        }
      }
    }
    login: { tokenStore: { enabled: false } }
  }
}

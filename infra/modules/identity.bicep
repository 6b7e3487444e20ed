metadata name = 'Identity'
metadata description = 'The one identity of the app. Its roles exist before the app does.'

@description('Required. Name of the identity.')
@minLength(3)
@maxLength(128)
param name string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id.')
output id string = identity.id

@description('Client id, by which code picks this identity.')
output clientId string = identity.properties.clientId

@description('Object id, which roles are given to.')
output principalId string = identity.properties.principalId

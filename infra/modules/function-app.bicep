metadata name = 'Function app'
metadata description = 'The app on a Flex Consumption plan. No key and no connection string among its settings: endpoints, and the identity to use there.'

@description('Required. Name of the app.')
@minLength(2)
@maxLength(60)
param name string

@description('Required. Name of its plan.')
@minLength(1)
@maxLength(60)
param planName string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Resource id of the app\'s identity.')
param identityId string

@description('Required. Client id of the app\'s identity.')
param identityClientId string

@description('Required. Storage account of the host: leases, task hub, deployment packages.')
param hostStorageName string

@description('Required. Container of deployment packages, of this app alone.')
param deploymentContainer string

@description('Required. Storage account of the recordings.')
param recordingsStorageName string

@description('Required. Application Insights component.')
param applicationInsightsName string

@description('Required. Major version of Node.js.')
param nodeVersion string

@description('Required. Memory of an instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('Required. Most instances at the same time.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int

@description('Required. The app\'s own settings: shared/config/table.ts lists them.')
param settings object

resource hostStorage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: hostStorageName
}

resource recordingsStorage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: recordingsStorageName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  // azd finds the app of the service in azure.yaml by this tag.
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Event Grid and people's tools come from the internet; functions ask for a key or a signature.
    publicNetworkAccess: 'Enabled'
    siteConfig: { minTlsVersion: '1.2', ftpsState: 'Disabled', http20Enabled: true }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostStorage.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: { name: 'node', version: nodeVersion }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
      }
    }
  }

  resource noScmPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource noFtpPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(settings, {
      AzureWebJobsStorage__blobServiceUri: hostStorage.properties.primaryEndpoints.blob
      AzureWebJobsStorage__queueServiceUri: hostStorage.properties.primaryEndpoints.queue
      AzureWebJobsStorage__tableServiceUri: hostStorage.properties.primaryEndpoints.table
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identityClientId
      RecordingsStorage__blobServiceUri: recordingsStorage.properties.primaryEndpoints.blob
      // The blob trigger wants the queue endpoint as well.
      RecordingsStorage__queueServiceUri: recordingsStorage.properties.primaryEndpoints.queue
      RecordingsStorage__credential: 'managedidentity'
      RecordingsStorage__clientId: identityClientId
      AZURE_CLIENT_ID: identityClientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
    })
  }
}

@description('Name of the app.')
output name string = app.name

metadata name = 'Cosmos DB'
metadata description = 'Ledger, results, jobs and what all instances agree by. Serverless: an idle system costs storage only.'

@description('Required. Name of the account.')
@minLength(3)
@maxLength(44)
param name string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Optional. Name of the database.')
@minLength(1)
@maxLength(255)
param databaseName string = 'callscribe'

// Indexed is what the app's queries filter or order by; id and _ts always are. All else would only
// make writes dearer. A query of your own with another filter scans: add its path here first.
var containers = [
  {
    name: 'recordings'
    partitionKey: '/id'
    includedPaths: [
      { path: '/status/?' }
      { path: '/notBefore/?' }
      { path: '/profile/?' }
      { path: '/priority/?' }
      { path: '/sizeBytes/?' }
      { path: '/jobId/?' }
      { path: '/claimedUntil/?' }
      { path: '/untold/?' }
      { path: '/times/landedAt/?' }
    ]
    compositeIndexes: [
      // Due recordings, oldest first: the first of a priority, and those of one profile.
      [
        { path: '/status', order: 'ascending' }
        { path: '/priority', order: 'ascending' }
        { path: '/notBefore', order: 'ascending' }
      ]
      [
        { path: '/status', order: 'ascending' }
        { path: '/profile', order: 'ascending' }
        { path: '/priority', order: 'ascending' }
        { path: '/notBefore', order: 'ascending' }
      ]
    ]
  }
  {
    name: 'results'
    partitionKey: '/recordingId'
    // A partition key is not indexed by itself unless it is the id.
    includedPaths: [{ path: '/recordingId/?' }]
    compositeIndexes: []
  }
  {
    name: 'jobs'
    partitionKey: '/id'
    includedPaths: [{ path: '/state/?' }, { path: '/createdAt/?' }, { path: '/providerJobId/?' }]
    compositeIndexes: []
  }
  {
    // A few small documents, each read and changed under its id and nothing else.
    name: 'control'
    partitionKey: '/id'
    includedPaths: []
    compositeIndexes: []
  }
]

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: [{ name: 'EnableServerless' }]
    consistencyPolicy: { defaultConsistencyLevel: 'Session' }
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: false }]
    disableKeyBasedMetadataWriteAccess: true
    disableLocalAuth: true
    // Two copies, four hours apart: what is deleted is gone from them within the day.
    backupPolicy: {
      type: 'Periodic'
      periodicModeProperties: { backupIntervalInMinutes: 240, backupRetentionIntervalInHours: 8 }
    }
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: 'Enabled'
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-04-15' = {
  parent: account
  name: databaseName
  properties: { resource: { id: databaseName } }
}

resource sqlContainers 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-04-15' = [
  for container in containers: {
    parent: database
    name: container.name
    properties: {
      resource: {
        id: container.name
        partitionKey: { paths: [container.partitionKey], kind: 'Hash', version: 2 }
        // On, without an end: a document lives until it says otherwise.
        defaultTtl: -1
        indexingPolicy: {
          indexingMode: 'consistent'
          automatic: true
          includedPaths: container.includedPaths
          excludedPaths: [{ path: '/*' }, { path: '/"_etag"/?' }]
          compositeIndexes: container.compositeIndexes
        }
      }
    }
  }
]

@description('Name of the account.')
output name string = account.name

@description('Endpoint of the account.')
output endpoint string = account.properties.documentEndpoint

@description('Name of the database.')
output databaseName string = database.name

@description('Days that backups reach back, rounded up.')
output backupDays int = 1

metadata name = 'Cosmos DB data'
metadata description = 'Ledger, results, jobs, phrases of live sessions and what all instances agree by. They are made here: the app\'s role cannot.'

@description('Required. Name of the account.')
param accountName string

@description('Required. Name of the database.')
@minLength(1)
@maxLength(255)
param databaseName string

@description('Required. Most request units a second that the containers share; 0 where the account is serverless.')
param autoscaleMaxThroughput int

@description('Required. Days that results are kept, from the end of a recording on; 0 is for ever.')
param documentDays int

@description('Required. Whether transcripts, summaries and titles can be searched.')
param fullTextSearch bool

// Indexed is what the app's queries filter or order by; id and _ts always are. All else would only
// make writes dearer. A query of your own with another filter scans: add its path here first.
var containers = [
  {
    name: 'recordings'
    // Every write is of one recording under a condition; lists go over all partitions, which are few.
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
      { path: '/content/?' }
      { path: '/eraseAt/?' }
      { path: '/call/callId/?' }
      { path: '/call/agent/?' }
      { path: '/call/queue/?' }
    ]
    compositeIndexes: [
      // Due recordings, oldest first: the first of a priority, and those of one profile.
      [{ path: '/status', order: 'ascending' }, { path: '/priority', order: 'ascending' }, { path: '/notBefore', order: 'ascending' }]
      [{ path: '/status', order: 'ascending' }, { path: '/profile', order: 'ascending' }, { path: '/priority', order: 'ascending' }, { path: '/notBefore', order: 'ascending' }]
      // The oldest of a status, and lists of it, newest first: the same index backwards.
      [{ path: '/status', order: 'ascending' }, { path: '/times/landedAt', order: 'ascending' }]
      // Lists by a fact of the call: its id, who took it, where it waited.
      [{ path: '/call/callId', order: 'ascending' }, { path: '/times/landedAt', order: 'ascending' }]
      [{ path: '/call/agent', order: 'ascending' }, { path: '/times/landedAt', order: 'ascending' }]
      [{ path: '/call/queue', order: 'ascending' }, { path: '/times/landedAt', order: 'ascending' }]
    ]
    // The app gives a document its end when the recording has come to its own.
    defaultTtl: -1
    searched: [{ path: '/title' }, { path: '/brief' }]
  }
  {
    name: 'results'
    // All versions of a recording's result together: they are read, and deleted, at once.
    partitionKey: '/recordingId'
    // A partition key is not indexed by itself unless it is the id.
    includedPaths: [{ path: '/recordingId/?' }]
    compositeIndexes: []
    // Written once, at the end, so their time is the container's.
    defaultTtl: documentDays > 0 ? documentDays * 86400 : -1
    searched: [{ path: '/title' }, { path: '/brief' }, { path: '/transcript/text' }]
  }
  {
    name: 'jobs'
    // Read and changed one at a time; unfinished ones are few.
    partitionKey: '/id'
    includedPaths: [{ path: '/state/?' }, { path: '/createdAt/?' }, { path: '/providerJobId/?' }]
    compositeIndexes: []
    defaultTtl: -1
    searched: []
  }
  {
    name: 'control'
    // A few small documents, each read and changed under its id and nothing else.
    partitionKey: '/id'
    includedPaths: []
    compositeIndexes: []
    defaultTtl: -1
    searched: []
  }
  {
    name: 'live'
    // Phrases of live sessions until their transcript is made: of one session together, in their order.
    partitionKey: '/recordingId'
    includedPaths: [{ path: '/recordingId/?' }, { path: '/sequence/?' }, { path: '/receivedAt/?' }]
    compositeIndexes: [
      [{ path: '/recordingId', order: 'ascending' }, { path: '/sequence', order: 'ascending' }]
      [{ path: '/recordingId', order: 'ascending' }, { path: '/receivedAt', order: 'ascending' }]
    ]
    // The app gives each its end: they are words before anything is blotted out of them.
    defaultTtl: -1
    searched: []
  }
]

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' existing = {
  name: accountName
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-04-15' = {
  parent: account
  name: databaseName
  properties: {
    resource: { id: databaseName }
    // Shared by the database: one minimum is paid instead of one for each container.
    options: autoscaleMaxThroughput > 0 ? { autoscaleSettings: { maxThroughput: autoscaleMaxThroughput } } : {}
  }
}

resource sqlContainers 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-04-15' = [
  for container in containers: {
    parent: database
    name: container.name
    properties: {
      resource: {
        id: container.name
        partitionKey: { paths: [container.partitionKey], kind: 'Hash', version: 2 }
        defaultTtl: container.defaultTtl
        fullTextPolicy: fullTextSearch && !empty(container.searched)
          ? { defaultLanguage: 'en-US', fullTextPaths: container.searched }
          : null
        // any: the service has fullTextIndexes, the types of this API version have not.
        indexingPolicy: any(union(
          {
            indexingMode: 'consistent'
            automatic: true
            includedPaths: container.includedPaths
            excludedPaths: [{ path: '/*' }, { path: '/"_etag"/?' }]
            compositeIndexes: container.compositeIndexes
          },
          fullTextSearch && !empty(container.searched) ? { fullTextIndexes: container.searched } : {}
        ))
      }
    }
  }
]

@description('Endpoint of the account.')
output endpoint string = account.properties.documentEndpoint

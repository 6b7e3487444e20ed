metadata name = 'Event subscription'
metadata description = 'Second stage, after the code is published: the key of the blob extension exists only then, and Event Grid asks the webhook at once whether it wants the events.'

@description('Required. Name of the function app.')
@minLength(2)
param functionAppName string

@description('Required. Name of the system topic of the recordings account.')
@minLength(3)
param topicName string

@description('Required. Storage account of the recordings.')
@minLength(3)
param storageAccountName string

@description('Required. Container that recordings are dropped into.')
@minLength(3)
param recordingsContainer string

@description('Required. Container of undelivered events.')
@minLength(3)
param deadLettersContainer string

@description('Optional. Name of the blob-triggered function.')
@minLength(1)
param functionName string = 'recordingLanded'

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: functionAppName
}

resource storageAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageAccountName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

// Read here and used here: the key is in no output, no command line and no file.
var key = listKeys('${app.id}/host/default', '2024-11-01').systemKeys.blobs_extension

resource recordingLanded 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'recording-landed'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.${functionName}&code=${key}'
        maxEventsPerBatch: 1
      }
    }
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      // The last slash keeps other containers out whose names begin alike.
      subjectBeginsWith: '/blobServices/default/containers/${recordingsContainer}/'
      isSubjectCaseSensitive: true
      enableAdvancedFilteringOnArrays: true
      advancedFilters: [
        {
          // The calls that end an upload. Others (SftpCreate, CreateFile, …) announce empty blobs.
          operatorType: 'StringIn'
          key: 'data.api'
          values: ['PutBlob', 'PutBlockList', 'CopyBlob', 'FlushWithClose', 'SftpCommit']
        }
      ]
    }
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: { resourceId: storageAccount.id, blobContainerName: deadLettersContainer }
      }
    }
  }
}

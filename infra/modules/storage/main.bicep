metadata name = 'Storage'
metadata description = 'Two accounts: what people bring and get, and what the host works with. They have other loads, other readers and another retention.'

import { retentionOptions } from '../../types.bicep'
import { deploymentContext, encryptionSettings, storageFacts } from '../facts.bicep'
import { containers, poisonQueue } from '../names.bicep'

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Optional. Key of the customer.')
param encryption encryptionSettings?

@description('Required. How long what is kept.')
param retention retentionOptions

@description('Required. Further containers, for archives.')
param archiveContainers string[]

@description('Required. Queue that is told when a recording ends; empty for none.')
param announceQueue string

@description('Required. Speech resources, which read recordings from wherever they are.')
param speechIds string[]

var deploymentContainer = 'deployments'
var own = [containers.recordings, containers.transcripts, containers.deadLetters]

module recordings 'account.bicep' = {
  params: {
    name: 'strec${context.token}'
    context: context
    encryption: encryption
    containers: concat(own, archiveContainers)
    queues: empty(announceQueue) ? [poisonQueue] : [poisonQueue, announceQueue]
    softDeleteDays: retention.?softDeleteDays ?? 7
    allowedIps: context.allowedIps
    trustedResourceIds: speechIds
  }
}

module lifecycle 'lifecycle.bicep' = {
  params: {
    accountName: recordings.outputs.name
    containers: [
      { name: containers.recordings, days: retention.?recordingDays ?? 0 }
      { name: containers.transcripts, days: retention.?transcriptDays ?? 0 }
      { name: containers.deadLetters, days: retention.?deadLetterDays ?? 30 }
    ]
  }
}

// No lifecycle: the task hub and the host clean up behind themselves, and nobody else may.
module host 'account.bicep' = {
  params: {
    name: 'sthost${context.token}'
    context: context
    encryption: encryption
    containers: [deploymentContainer]
    queues: []
    softDeleteDays: 0
  }
}

module topic '../event-grid.bicep' = {
  params: {
    name: 'evgt-recordings-${context.token}'
    location: context.location
    tags: context.tags
    storageAccountName: recordings.outputs.name
  }
}

@description('What the others have to know.')
output facts storageFacts = {
  recordingsName: recordings.outputs.name
  hostName: host.outputs.name
  announceQueue: announceQueue
  deploymentContainer: deploymentContainer
  archiveContainers: archiveContainers
  topicName: topic.outputs.name
  topicPrincipalId: topic.outputs.principalId
}

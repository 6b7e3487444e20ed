metadata name = 'Names'
metadata description = 'Names and ids that several modules need.'

@export()
@description('Containers of the recordings account.')
var containers = {
  recordings: 'recordings'
  transcripts: 'transcripts'
  deadLetters: 'dead-letters'
}

@export()
@description('Where the blob trigger puts what failed five times; the app empties it.')
var poisonQueue = 'webjobs-blobtrigger-poison'

@export()
@description('Task hub of the orchestrations, as host.json names it.')
var taskHub = 'callscribe'

@export()
@description('Ids of built-in roles: learn.microsoft.com/azure/role-based-access-control/built-in-roles')
var roleIds = {
  cognitiveServicesOpenAiUser: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
  cognitiveServicesSpeechUser: 'f2dc8367-1007-4938-bd23-fe263f013447'
  durableTaskDataContributor: '0ad04412-c4d5-4796-b79c-f76d14c8d402'
  keyVaultCryptoServiceEncryptionUser: 'e147488a-f6f5-4113-8e2d-b22465e65bf6'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
  storageBlobDelegator: 'db58b8e5-c6ad-4a2a-8342-4190687cbf4a'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

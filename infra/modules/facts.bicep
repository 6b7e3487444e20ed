metadata name = 'Facts'
metadata description = 'What modules hand each other.'

@export()
@description('Where resources are made, under which names, and how well protected.')
type deploymentContext = {
  @description('Required. Resource group.')
  resourceGroupName: string
  @description('Required. Region.')
  location: string
  @description('Required. Tags.')
  tags: object
  @description('Required. End of every name.')
  token: string
  @description('Required. Whether only private endpoints, and what is let in by name, reach them.')
  private: bool
  @description('Required. IPv4 addresses or ranges that are let in all the same.')
  allowedIps: string[]
}

@export()
@description('The customer\'s key, and the identity that may use it.')
type encryptionSettings = {
  @description('Required. Resource id of the identity.')
  identityId: string
  @description('Required. Client id of the identity.')
  identityClientId: string
  @description('Required. Base URL of the vault.')
  vaultUri: string
  @description('Required. Name of the key.')
  keyName: string
  @description('Required. Version of the key, for services that do not follow the newest.')
  keyVersion: string
}

@export()
@description('What everything stands on.')
type foundationFacts = {
  @description('Required. Resource id of the app\'s identity.')
  identityId: string
  @description('Required. Client id of the app\'s identity.')
  identityClientId: string
  @description('Required. Object id of the app\'s identity.')
  identityPrincipalId: string
  @description('Required. Application Insights component.')
  applicationInsightsName: string
  @description('Required. Resource id of the Log Analytics workspace.')
  workspaceId: string
  @description('Required. Resource id of the subnet that the app calls from; empty without a private network.')
  appSubnetId: string
  @description('Required. Resource id of the subnet of the private endpoints; empty without a private network.')
  endpointSubnetId: string
  @description('Required. Whether private DNS zones are made for them; else somebody else registers them.')
  dnsZones: bool
  @description('Optional. The customer\'s key, if there is one.')
  encryption: encryptionSettings?
}

@export()
@description('What others have to know of the storage accounts.')
type storageFacts = {
  @description('Required. Account of the recordings.')
  recordingsName: string
  @description('Required. Account of the Functions host.')
  hostName: string
  @description('Required. Queue that is told when a recording ends; empty for none.')
  announceQueue: string
  @description('Required. Container of deployment packages.')
  deploymentContainer: string
  @description('Required. Containers of archives.')
  archiveContainers: string[]
  @description('Required. Event Grid topic of the recordings account.')
  topicName: string
  @description('Required. Object id of its identity.')
  topicPrincipalId: string
}

@export()
@description('What others have to know of Speech.')
type speechFacts = {
  @description('Required. Resource id of each resource.')
  ids: string[]
  @description('Required. Endpoint of each.')
  endpoints: string[]
  @description('Required. Object id of each one\'s own identity.')
  principalIds: string[]
  @description('Required. Names of those that were made.')
  madeNames: string[]
}

@export()
@description('What others have to know of the model.')
type modelFacts = {
  @description('Required. Resource id of the Azure OpenAI resource.')
  id: string
  @description('Required. Base URL of the v1 API.')
  baseUrl: string
  @description('Required. Name of the deployment.')
  deployment: string
  @description('Required. Quota, in tokens a minute.')
  tokensPerMinute: string
  @description('Required. Name of the resource if it was made.')
  madeNames: string[]
}

@export()
@description('What others have to know of Cosmos DB.')
type cosmosFacts = {
  @description('Required. Resource id of the account.')
  id: string
  @description('Required. Endpoint of the account.')
  endpoint: string
  @description('Required. Name of the database.')
  databaseName: string
  @description('Required. Days that backups reach back.')
  backupDays: int
  @description('Required. Name of the account if it was made, or empty.')
  madeName: string
}

@export()
@description('What others have to know of the Durable Task Scheduler.')
type schedulerFacts = {
  @description('Required. Its name.')
  name: string
  @description('Required. Its resource id.')
  id: string
  @description('Required. Its endpoint.')
  endpoint: string
}

@export()
@description('All that the app calls.')
type servicesFacts = {
  @description('Required. Storage.')
  storage: storageFacts
  @description('Required. Speech.')
  speech: speechFacts
  @description('Required. Azure OpenAI.')
  model: modelFacts
  @description('Required. Cosmos DB.')
  cosmos: cosmosFacts
  @description('Optional. Durable Task Scheduler.')
  scheduler: schedulerFacts?
}

metadata name = 'Parameter types: services and data'
metadata description = 'Grouped parameters of main.bicep. What is left out has the default that its description names.'

@export()
@description('What is there already, by resource id, in whatever resource group. Nothing of it is changed: it gets roles, a Cosmos DB account a database too.')
type existingOptions = {
  @description('Optional. Speech resources (S0, with a subdomain and a system-assigned identity); then none is made.')
  @minLength(1)
  speech: string[]?
  @description('Optional. Azure OpenAI resource and its model deployment; then none is made, and of the model only its capacity counts.')
  openAi: existingModel?
  @description('Optional. Cosmos DB account for NoSQL; database and containers are made in it.')
  cosmosAccountId: string?
  @description('Optional. Names of containers in the recordings account for archives that are to be taken in (docs/backfill.md). They are made if need be, and opened to the app and Speech.')
  @maxLength(50)
  archiveContainers: string[]?
  @description('Optional. Log Analytics workspace.')
  logAnalyticsWorkspaceId: string?
  @description('Optional. Subnets for vnetEnabled; then no virtual network is made.')
  virtualNetwork: existingNetwork?
}

@description('A model deployment.')
type existingModel = {
  @description('Required. Resource id of the Azure OpenAI resource.')
  id: string
  @description('Required. Name of the deployment.')
  deployment: string
}

@export()
@description('Subnets of one virtual network.')
type existingNetwork = {
  @description('Required. Resource id of the subnet of the app: delegated to Microsoft.App/environments, /27 or larger, for this app alone.')
  appSubnetId: string
  @description('Required. Resource id of the subnet of the private endpoints.')
  endpointSubnetId: string
  @description('Optional. False where a hub or a policy registers private endpoints, so that no private DNS zones are made (default true).')
  dnsZones: bool?
}

@export()
@description('The model that writes the summaries; it needs structured outputs.')
type modelOptions = {
  @description('Optional. Its name, and that of its deployment (default gpt-5.4-mini).')
  @minLength(2)
  @maxLength(64)
  name: string?
  @description('Optional. Its version (default 2026-03-17).')
  @minLength(1)
  version: string?
  @description('Optional. Where it may process: anywhere (GlobalStandard, the default), in the data zone, or in the region (Standard).')
  sku: ('GlobalStandard' | 'DataZoneStandard' | 'Standard')?
  @description('Optional. Quota, in thousands of tokens a minute (default 50).')
  @minValue(1)
  @maxValue(10000)
  capacity: int?
}

@export()
@description('Speech recognition.')
type speechOptions = {
  @description('Optional. Further regions that get a Speech resource: each works on one job at a time.')
  @maxLength(20)
  moreRegions: string[]?
  @description('Optional. Locale of the recordings, or up to ten of them, separated by commas, to identify the language among (default en-US).')
  @minLength(5)
  locales: string?
}

@export()
@description('How many days what is kept. 0 is for ever.')
type retentionOptions = {
  @description('Optional. Recordings, from their last write (default 0).')
  @minValue(0)
  @maxValue(3650)
  recordingDays: int?
  @description('Optional. Transcripts (default 0).')
  @minValue(0)
  @maxValue(3650)
  transcriptDays: int?
  @description('Optional. Results and ledger entries in Cosmos DB, from the end of a recording (default 0).')
  @minValue(0)
  @maxValue(3650)
  documentDays: int?
  @description('Optional. Events that could not be delivered and landings that were given up (default 30).')
  @minValue(0)
  @maxValue(3650)
  deadLetterDays: int?
  @description('Optional. Telemetry (default 90, which Application Insights keeps at no charge).')
  @minValue(90)
  @maxValue(730)
  telemetryDays: int?
  @description('Optional. Deleted blobs, for as long as they can be brought back (default 7).')
  @minValue(1)
  @maxValue(365)
  softDeleteDays: int?
}

@export()
@description('How far the app scales; function-app.bicep has the arithmetic.')
type scaleOptions = {
  @description('Optional. Memory of an instance, in MB (default 2048).')
  instanceMemoryMB: (512 | 2048 | 4096)?
  @description('Optional. Most instances at the same time (default 40).')
  @minValue(40)
  @maxValue(1000)
  maximumInstanceCount: int?
  @description('Optional. Instances of the orchestrations that never sleep; each is paid around the clock (default 0).')
  @minValue(0)
  @maxValue(20)
  alwaysReady: int?
}

@export()
@description('Cosmos DB.')
type cosmosDbOptions = {
  @description('Optional. Most request units a second, which all containers share and which a tenth of is paid around the clock. Without it the account is serverless.')
  @minValue(1000)
  @maxValue(1000000)
  autoscaleMaxThroughput: int?
  @description('Optional. Any second of the last 7 days can be restored (the default, at no charge) or of the last 30; or two copies, 4 hours apart (Periodic). Of an account that is there already: say what it has.')
  backup: ('Continuous7Days' | 'Continuous30Days' | 'Periodic')?
  @description('Optional. Full-text search over transcripts, summaries and titles: each of them makes its write dearer (default false).')
  fullTextSearch: bool?
}

metadata name = 'Parameter types: protection'
metadata description = 'Grouped parameters of main.bicep: who gets in, whose key encrypts, who is told. What is left out has the default that its description names.'

@export()
@description('The network, with vnetEnabled.')
type networkOptions = {
  @description('Optional. Addresses of the virtual network that is made: a /24 (default 10.90.0.0/24).')
  @minLength(9)
  @maxLength(18)
  addressPrefix: string?
  @description('Optional. IPv4 addresses or ranges (up to /30) of people and pipelines that get in from outside: to recordings, Cosmos DB, the API and the publishing of code. All still need a role or a key.')
  @maxLength(50)
  allowedIps: string[]?
}

@export()
@description('Sign-in with Microsoft Entra ID in front of the HTTP API, instead of function keys.')
type signInOptions = {
  @description('Required. Application (client) id of the app registration. It needs no secret.')
  @minLength(36)
  @maxLength(36)
  clientId: string
  @description('Optional. Tenant of the app registration (default that of the subscription).')
  @minLength(36)
  @maxLength(36)
  tenantId: string?
  @description('Optional. Object ids of the groups that may call; without it everybody whom the app registration lets in.')
  allowedGroups: string[]?
  @description('Optional. Client ids of the applications that may call (default the app registration itself).')
  allowedApplications: string[]?
}

@export()
@description('Key of yours that encrypts storage, Cosmos DB, Speech and Azure OpenAI. Its vault needs soft delete, purge protection and Azure role-based access control.')
type encryptionKeyOptions = {
  @description('Required. Resource id of the Key Vault.')
  vaultId: string
  @description('Required. Name of the key.')
  @minLength(1)
  @maxLength(127)
  keyName: string
  @description('Required. Version of the key for Speech and Azure OpenAI. Storage and Cosmos DB follow the newest by themselves.')
  @minLength(32)
  @maxLength(32)
  keyVersion: string
}

@export()
@description('Alerts by e-mail.')
type alertOptions = {
  @description('Optional. Who is told; without anybody no alert is made.')
  @maxLength(1000)
  emails: string[]?
  @description('Optional. Hours after which an unfinished recording is an alert (default 26: a batch may take a day).')
  @minValue(1)
  @maxValue(720)
  oldestHours: int?
  @description('Optional. Percent of failed recordings over which it is an alert (default 10).')
  @minValue(1)
  @maxValue(100)
  failedPercent: int?
  @description('Optional. Log every access to audio, transcripts and documents too, for an auditor (default false).')
  logEveryAccess: bool?
}

@export()
@description('Budget of the resource group. It tells, it stops nothing.')
type budgetOptions = {
  @description('Required. Amount a month, in the currency of the subscription\'s bill.')
  @minValue(1)
  amount: int
  @description('Required. Month in which it starts, like 2026-12: this one or one of the next three.')
  @minLength(7)
  @maxLength(7)
  startMonth: string
  @description('Required. Who is told by e-mail.')
  @minLength(1)
  @maxLength(50)
  emails: string[]
}

using 'main.bicep'

// azd hands over the values of its environment (azd env set NAME value); without azd, export them or
// edit the defaults here. Groups are JSON, for example:
//   azd env set CALLSCRIBE_RETENTION '{ "recordingDays": 30, "documentDays": 365 }'
// types.bicep and types-protection.bicep say what each group may hold.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'callscribe')
param location = readEnvironmentVariable('AZURE_LOCATION', 'swedencentral')
param operatorId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param vnetEnabled = bool(readEnvironmentVariable('VNET_ENABLED', 'false'))
param durableStorage = readEnvironmentVariable('DURABLE_STORAGE', 'AzureStorage')
param recordingsAccess = readEnvironmentVariable('RECORDINGS_ACCESS', 'identity')
param announceQueue = readEnvironmentVariable('ANNOUNCE_QUEUE', '')
param nodeVersion = readEnvironmentVariable('NODE_VERSION', '24')
param speech = union(
  { locales: readEnvironmentVariable('SPEECH_LOCALES', 'en-US') },
  json(readEnvironmentVariable('CALLSCRIBE_SPEECH', '{}'))
)
param model = union(
  {
    name: readEnvironmentVariable('OPENAI_MODEL', 'gpt-5.4-mini')
    version: readEnvironmentVariable('OPENAI_MODEL_VERSION', '2026-03-17')
    capacity: int(readEnvironmentVariable('OPENAI_MODEL_CAPACITY', '50'))
  },
  json(readEnvironmentVariable('CALLSCRIBE_MODEL', '{}'))
)
param network = json(readEnvironmentVariable('CALLSCRIBE_NETWORK', '{}'))
param existing = json(readEnvironmentVariable('CALLSCRIBE_EXISTING', '{}'))
param retention = json(readEnvironmentVariable('CALLSCRIBE_RETENTION', '{}'))
param scale = json(readEnvironmentVariable('CALLSCRIBE_SCALE', '{}'))
param cosmosDb = json(readEnvironmentVariable('CALLSCRIBE_COSMOS_DB', '{}'))
param signIn = json(readEnvironmentVariable('CALLSCRIBE_SIGN_IN', 'null'))
param encryptionKey = json(readEnvironmentVariable('CALLSCRIBE_ENCRYPTION_KEY', 'null'))
param alerts = json(readEnvironmentVariable('CALLSCRIBE_ALERTS', '{}'))
param budget = json(readEnvironmentVariable('CALLSCRIBE_BUDGET', 'null'))
param moreSettings = json(readEnvironmentVariable('CALLSCRIBE_SETTINGS', '{}'))

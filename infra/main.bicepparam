using 'main.bicep'

// azd hands over the values of its environment; without azd, set them or edit the defaults here.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'callscribe')
param location = readEnvironmentVariable('AZURE_LOCATION', 'swedencentral')
param operatorId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param speechLocales = readEnvironmentVariable('SPEECH_LOCALES', 'en-US')
param modelName = readEnvironmentVariable('OPENAI_MODEL', 'gpt-5.4-mini')
param modelVersion = readEnvironmentVariable('OPENAI_MODEL_VERSION', '2026-03-17')
param modelCapacity = int(readEnvironmentVariable('OPENAI_MODEL_CAPACITY', '50'))

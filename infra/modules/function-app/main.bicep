metadata name = 'Function app'
metadata description = 'The app, its settings, sign-in in front of its API, and its address inside a private network.'

import { retentionOptions, scaleOptions, speechOptions } from '../../types.bicep'
import { signInOptions } from '../../types-protection.bicep'
import { deploymentContext, foundationFacts, servicesFacts } from '../facts.bicep'

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Required. Its identity, its subnet, and where its telemetry goes.')
param foundation foundationFacts

@description('Required. What it calls.')
param services servicesFacts

@description('Required. Major version of Node.js.')
param nodeVersion string

@description('Required. How far it scales.')
param scale scaleOptions

@description('Required. How long what is kept.')
param retention retentionOptions

@description('Optional. Who may sign in; function keys serve without it.')
param signIn signInOptions?

@description('Required. Languages.')
param speech speechOptions

@description('Required. How Speech reads recordings.')
param recordingsAccess 'identity' | 'sas'

@description('Required. Settings of whoever deploys.')
param moreSettings object

var zoneName = 'privatelink.azurewebsites.net'

module site 'site.bicep' = {
  params: {
    context: context
    identityId: foundation.identityId
    hostStorageName: services.storage.hostName
    deploymentContainer: services.storage.deploymentContainer
    nodeVersion: nodeVersion
    scale: scale
    subnetId: foundation.appSubnetId
  }
}

module settings 'settings.bicep' = {
  params: {
    appName: site.outputs.name
    foundation: foundation
    services: services
    retention: retention
    signIn: signIn != null
    speech: speech
    recordingsAccess: recordingsAccess
    moreSettings: moreSettings
  }
}

module authentication 'sign-in.bicep' = if (signIn != null) {
  params: { appName: site.outputs.name, signIn: signIn! }
}

module endpoint '../network/endpoints.bicep' = if (context.private) {
  params: {
    context: context
    foundation: foundation
    // The publishing site is behind this one too.
    targets: [{ name: 'app', id: site.outputs.id, group: 'sites', zone: zoneName }]
    zoneNames: [zoneName]
  }
}

@description('Name of the app.')
output name string = site.outputs.name

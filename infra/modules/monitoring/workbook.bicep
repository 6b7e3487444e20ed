metadata name = 'Monitoring: workbook'
metadata description = 'The page that operators open: Application Insights, Workbooks, Callscribe. What it shows is in workbook.json.'

@description('Required. Name of the Application Insights component.')
param applicationInsightsName string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  // A workbook is named by a GUID: the same one at every deployment, or they would pile up.
  name: guid(applicationInsights.id, 'callscribe')
  location: location
  // Shown instead of the GUID.
  tags: union(tags, { 'hidden-title': 'Callscribe' })
  kind: 'shared'
  properties: {
    displayName: 'Callscribe'
    category: 'workbook'
    version: 'Notebook/1.0'
    sourceId: applicationInsights.id
    // Its queries are asked of the component that the workbook hangs on.
    serializedData: replace(loadTextContent('workbook.json'), '{component}', applicationInsights.id)
  }
}

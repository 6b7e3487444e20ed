metadata name = 'Monitoring: alerts'
metadata description = 'Six questions, asked every 15 minutes (0.50 dollars a month each; every 5 minutes would be 1.50) of the metrics that the app writes. The queries are in alerts/.'

@description('Required. Name of the Application Insights component.')
param applicationInsightsName string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Who is told by e-mail.')
@minLength(1)
param emails string[]

@description('Required. Hours after which an unfinished recording is an alert.')
@minValue(1)
param oldestHours int

@description('Required. Percent of failed recordings over which it is an alert.')
@minValue(1)
@maxValue(100)
param failedPercent int

// Each is answered with one number, the column `measure`; it fires when that is over the limit.
// Severity: 1 nothing goes on, 2 recordings do not arrive, 3 somebody should look today.
var rules = [
  {
    name: 'silence'
    title: 'Callscribe does not run'
    action: 'No sweep has reported for 20 minutes: the app does not start, is stopped, or its telemetry is not taken (daily cap, role). See docs/monitoring.md, "silence".'
    severity: 1
    window: 'PT30M'
    measure: 'sweeps'
    operator: 'LessThan'
    limit: 1
    query: loadTextContent('alerts/silence.kql')
  }
  {
    name: 'dead-letters'
    title: 'Recordings could not be taken in'
    action: 'Ask GET api/dead-letters why, mend it, and POST api/dead-letters/replay. See docs/monitoring.md, "dead-letters".'
    severity: 2
    window: 'PT15M'
    measure: 'deadLetters'
    operator: 'GreaterThan'
    limit: 0
    query: loadTextContent('alerts/dead-letters.kql')
  }
  {
    name: 'parked'
    title: 'Recordings have been parked for half an hour'
    action: 'They wait for somebody to mend a key, a role, a quota or a budget: GET api/recordings?status=parked has the reason. See docs/monitoring.md, "parked".'
    severity: 2
    window: 'PT30M'
    measure: 'parked'
    operator: 'GreaterThan'
    limit: 0
    query: loadTextContent('alerts/parked.kql')
  }
  {
    name: 'oldest-unfinished'
    title: 'A recording has not been finished for more than ${oldestHours} hours'
    action: 'GET api/health says what holds it up: a lane in trouble, the switch, a budget, or more recordings than the lanes can take. See docs/monitoring.md, "oldest-unfinished".'
    severity: 3
    window: 'PT30M'
    measure: 'hours'
    operator: 'GreaterThan'
    limit: oldestHours
    query: loadTextContent('alerts/oldest-unfinished.kql')
  }
  {
    name: 'events-missing'
    title: 'Storage events do not arrive'
    action: 'Recordings are found late, by the sweep. Run infra/scripts/post-deploy.mjs again and look at the logs of the Event Grid topic. See docs/monitoring.md, "events-missing".'
    severity: 3
    window: 'PT2H'
    measure: 'withoutEvent'
    operator: 'GreaterThan'
    limit: 0
    query: loadTextContent('alerts/events-missing.kql')
  }
  {
    name: 'failing'
    title: 'More than ${failedPercent} percent of the recordings fail'
    action: 'The workbook groups them by reason; retry them once that is mended: POST api/recordings/{id}/retry. See docs/monitoring.md, "failing".'
    severity: 2
    window: 'PT2H'
    measure: 'percent'
    operator: 'GreaterThan'
    limit: failedPercent
    query: loadTextContent('alerts/failing.kql')
  }
]

var receivers = [
  for (email, index) in emails: {
    name: 'email-${index}'
    emailAddress: email
    useCommonAlertSchema: true
  }
]

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${applicationInsightsName}-operators'
  location: 'global'
  tags: tags
  properties: { enabled: true, groupShortName: 'callscribe', emailReceivers: receivers }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${applicationInsightsName}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      description: rule.action
      severity: rule.severity
      enabled: true
      scopes: [applicationInsights.id]
      evaluationFrequency: 'PT15M'
      windowSize: rule.window
      criteria: {
        allOf: [
          {
            query: rule.query
            metricMeasureColumn: rule.measure
            timeAggregation: 'Maximum'
            operator: rule.operator
            threshold: rule.limit
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      // One message when it begins and one when it is over.
      autoMitigate: true
      actions: { actionGroups: [operators.id] }
    }
  }
]

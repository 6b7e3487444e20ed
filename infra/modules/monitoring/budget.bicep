metadata name = 'Monitoring: budget'
metadata description = 'A budget of the resource group. It tells, it stops nothing: DAILY_AUDIO_HOURS and DAILY_TOKENS do (README).'

@description('Required. Amount a month, in the currency of the subscription\'s bill.')
@minValue(1)
param amount int

@description('Required. Month in which it starts, like 2026-12.')
@minLength(7)
@maxLength(7)
param startMonth string

@description('Required. Who is told by e-mail.')
@minLength(1)
@maxLength(50)
param emails string[]

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: 'callscribe'
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    // Always the first of a month, as Azure asks. Without an end it lasts ten years.
    timePeriod: { startDate: '${startMonth}-01' }
    notifications: {
      spent80: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: emails
      }
      spent100: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Actual'
        contactEmails: emails
      }
      foreseen100: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: emails
      }
    }
  }
}

// Who is told before the money is spent.

@description('Name of the deployment.')
param name string

@description('Money a month, in the currency of the subscription.')
param amount int

@description('First day of the month in which the budget began.')
param start string

@description('Who is told by mail.')
param emails string[]

@description('Resource id of the action group that is told as well.')
param actionGroupId string

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: 'budget-${name}'
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: start }
    notifications: {
      eightyPercentSpent: {
        enabled: true
        thresholdType: 'Actual'
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        contactEmails: emails
        contactGroups: [actionGroupId]
      }
      allSpent: {
        enabled: true
        thresholdType: 'Actual'
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        contactEmails: emails
        contactGroups: [actionGroupId]
      }
      willBeOverspent: {
        enabled: true
        thresholdType: 'Forecasted'
        operator: 'GreaterThan'
        threshold: 110
        contactEmails: emails
        contactGroups: [actionGroupId]
      }
    }
  }
}

// What somebody is told of. What each alert means is in docs/operate.md.

@description('Name of the deployment.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags { *: string }

@description('Who is told by mail.')
param emails string[]

@description('Resource id of the Log Analytics workspace.')
param workspaceId string

@description('Resource id of the Application Insights component.')
param componentId string

@description('Resource id of the system topic.')
param systemTopicId string

@description('Resource id of the account of the data.')
param dataAccountId string

@description('Whether the app is asked for its health from outside every five minutes.')
param availabilityTest bool

@description('What is asked for.')
param healthUrl string

var critical = 0
var error = 1
var warning = 2

// The queries are files, so that the same text can be pasted into the portal.
var queryAlerts = [
  {
    name: 'poison-messages'
    title: 'A file failed five times'
    severity: error
    query: loadTextContent('../monitoring/alerts/poison-messages.kql')
    every: 'PT5M'
    over: 'PT5M'
    above: 0
  }
  {
    name: 'failed-uploads'
    title: 'An upload is recorded as failed'
    severity: error
    query: loadTextContent('../monitoring/alerts/failed-uploads.kql')
    every: 'PT5M'
    over: 'PT5M'
    above: 0
  }
  {
    name: 'rejected-uploads'
    title: 'More than 20 uploads were rejected within an hour'
    severity: warning
    query: loadTextContent('../monitoring/alerts/rejected-uploads.kql')
    every: 'PT15M'
    over: 'PT1H'
    above: 20
  }
  {
    name: 'damaged-data'
    title: 'A published revision is not in storage'
    severity: critical
    query: loadTextContent('../monitoring/alerts/damaged-data.kql')
    every: 'PT15M'
    over: 'PT15M'
    above: 0
  }
  {
    name: 'reconcile-missing'
    title: 'Reconcile has not run for three hours'
    severity: error
    query: loadTextContent('../monitoring/alerts/reconcile-missing.kql')
    every: 'PT30M'
    over: 'PT3H'
    above: 0
  }
  {
    name: 'export-missing'
    title: 'PublishExports has not run for an hour'
    severity: warning
    query: loadTextContent('../monitoring/alerts/export-missing.kql')
    every: 'PT15M'
    over: 'PT1H'
    above: 0
  }
  {
    name: 'log-limit'
    title: 'The day\'s limit of logs is reached'
    severity: warning
    query: loadTextContent('../monitoring/alerts/log-limit.kql')
    every: 'PT15M'
    over: 'PT15M'
    above: 0
  }
]

// Of these it is not counted how often, but how much.
var measureAlerts = [
  {
    name: 'server-errors'
    title: 'More than 10 answers of 500 within a quarter of an hour'
    severity: error
    query: loadTextContent('../monitoring/alerts/server-errors.kql')
    column: 'Errors'
    above: 10
    times: 1
  }
  {
    name: 'slow-answers'
    title: 'One answer in twenty takes longer than a second'
    severity: warning
    query: loadTextContent('../monitoring/alerts/slow-answers.kql')
    column: 'Slowest'
    above: 1000
    // A new instance is slow until its index is loaded; three periods in a row are no start.
    times: 3
  }
  {
    name: 'index-behind'
    title: 'An instance answers from data that are five minutes old'
    severity: error
    query: loadTextContent('../monitoring/alerts/index-behind.kql')
    column: 'Oldest'
    above: 300
    times: 1
  }
]

var throttling = {
  name: 'ResponseType'
  operator: 'Include'
  values: ['ClientAccountBandwidthThrottlingError', 'ClientAccountRequestThrottlingError', 'ClientThrottlingError', 'ServerBusyError']
}

// Apart from the list: which alerts there are must not hang on ids that are known only while the deployment runs.
var measured = {
  topic: { id: systemTopicId, namespace: 'Microsoft.EventGrid/systemTopics' }
  data: { id: dataAccountId, namespace: 'Microsoft.Storage/storageAccounts' }
}

var metricAlerts = [
  {
    name: 'dead-letters'
    title: 'An event could not be delivered and is a dead letter'
    severity: error
    source: 'topic'
    metric: 'DeadLetteredCount'
    dimensions: []
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'dropped-events'
    title: 'An event was dropped: not even the dead letter could be written'
    severity: critical
    source: 'topic'
    metric: 'DroppedEventCount'
    dimensions: []
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'failing-deliveries'
    title: 'Events reach the app only after many tries'
    severity: warning
    source: 'topic'
    metric: 'DeliveryAttemptFailCount'
    dimensions: []
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 50
  }
  {
    name: 'storage-unavailable'
    title: 'The storage account of the data fails some of its requests'
    severity: error
    source: 'data'
    metric: 'Availability'
    dimensions: []
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: 99
  }
  {
    name: 'storage-throttled'
    title: 'The storage account of the data refuses requests because there are too many'
    severity: warning
    source: 'data'
    metric: 'Transactions'
    dimensions: [throttling]
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 100
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: take(replace(name, '-', ''), 12)
    emailReceivers: map(emails, email => { name: email, emailAddress: email, useCommonAlertSchema: true })
  }
}

resource fromLogs 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in queryAlerts: {
    name: 'alert-${name}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${name}: ${alert.title}'
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: alert.every
      windowSize: alert.over
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: alert.above
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      autoMitigate: true
      // A table of the workspace exists only once the first row has come.
      skipQueryValidation: true
      actions: { actionGroups: [people.id] }
    }
  }
]

resource fromMeasures 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in measureAlerts: {
    name: 'alert-${name}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${name}: ${alert.title}'
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        allOf: [
          {
            query: alert.query
            metricMeasureColumn: alert.column
            timeAggregation: 'Maximum'
            operator: 'GreaterThan'
            threshold: alert.above
            failingPeriods: { numberOfEvaluationPeriods: alert.times, minFailingPeriodsToAlert: alert.times }
          }
        ]
      }
      autoMitigate: true
      skipQueryValidation: true
      actions: { actionGroups: [people.id] }
    }
  }
]

resource fromMetrics 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for alert in metricAlerts: {
    name: 'alert-${name}-${alert.name}'
    location: 'global'
    tags: tags
    properties: {
      description: alert.title
      severity: alert.severity
      enabled: true
      scopes: [(measured[alert.source].id)]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.name
            metricNamespace: measured[alert.source].namespace
            metricName: alert.metric
            dimensions: alert.dimensions
            timeAggregation: alert.aggregation
            operator: alert.operator
            threshold: alert.threshold
          }
        ]
      }
      autoMitigate: true
      actions: [{ actionGroupId: people.id }]
    }
  }
]

resource healthTest 'Microsoft.Insights/webtests@2022-06-15' = if (availabilityTest) {
  name: 'webtest-${name}'
  location: location
  // By this tag the portal finds the test below its component.
  tags: union(tags, { 'hidden-link:${componentId}': 'Resource' })
  kind: 'standard'
  properties: {
    Name: '${name} health'
    SyntheticMonitorId: 'webtest-${name}'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 60
    RetryEnabled: true
    Locations: [
      { Id: 'apac-hk-hkn-azr' }
      { Id: 'apac-jp-kaw-edge' }
      { Id: 'apac-sg-sin-azr' }
      { Id: 'emea-nl-ams-azr' }
      { Id: 'us-va-ash-azr' }
    ]
    Request: {
      RequestUrl: healthUrl
      HttpVerb: 'GET'
      ParseDependentRequests: false
      FollowRedirects: true
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
    }
  }
}

resource unreachable 'Microsoft.Insights/metricAlerts@2018-03-01' = if (availabilityTest) {
  name: 'alert-${name}-unreachable'
  location: 'global'
  tags: tags
  properties: {
    description: 'The app does not answer from three of five places in the world'
    severity: critical
    enabled: true
    scopes: [componentId, healthTest.id]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      componentId: componentId
      webTestId: healthTest.id
      failedLocationCount: 3
    }
    autoMitigate: true
    actions: [{ actionGroupId: people.id }]
  }
}

var wholeSubscription = subscription().id

resource azureItself 'Microsoft.Insights/activityLogAlerts@2020-10-01' = {
  name: 'alert-${name}-azure-itself'
  location: 'global'
  tags: tags
  properties: {
    description: 'Azure reports a problem or an action that is needed in this subscription'
    enabled: true
    scopes: [wholeSubscription]
    condition: {
      allOf: [{ field: 'category', equals: 'ServiceHealth' }]
    }
    actions: { actionGroups: [{ actionGroupId: people.id }] }
  }
}

@description('Resource id of the action group.')
output actionGroupId string = people.id

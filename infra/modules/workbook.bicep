// A page of charts for operators. Its queries are files, so that the same text can be pasted into the portal.

@description('Name of the deployment.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags { *: string }

@description('Resource id of the Log Analytics workspace that is asked.')
param workspaceId string

var charts = [
  { title: 'What became of uploads', query: loadTextContent('../monitoring/queries/outcomes.kql') }
  { title: 'Why uploads were not published', query: loadTextContent('../monitoring/queries/rejections.kql') }
  { title: 'Where the time of an ingestion goes', query: loadTextContent('../monitoring/queries/stages.kql') }
  { title: 'What the hourly run made good', query: loadTextContent('../monitoring/queries/reconcile.kql') }
  { title: 'How far a new reader has come', query: loadTextContent('../monitoring/queries/rereading.kql') }
  { title: 'Requests', query: loadTextContent('../monitoring/queries/requests.kql') }
  { title: 'Answers that were still good', query: loadTextContent('../monitoring/queries/caching.kql') }
  { title: 'How far the indexes are behind', query: loadTextContent('../monitoring/queries/index.kql') }
  { title: 'The firewall of the front door', query: loadTextContent('../monitoring/queries/front-door.kql') }
  { title: 'One upload', query: loadTextContent('../monitoring/queries/one-upload.kql') }
]

var time = {
  type: 9
  name: 'time'
  content: {
    version: 'KqlParameterItem/1.0'
    style: 'pills'
    parameters: [
      {
        version: 'KqlParameterItem/1.0'
        name: 'Time'
        type: 4
        isRequired: true
        value: { durationMs: 604800000 }
        typeSettings: {
          selectableValues: [{ durationMs: 3600000 }, { durationMs: 86400000 }, { durationMs: 604800000 }, { durationMs: 2592000000 }]
          allowCustom: true
        }
      }
    ]
  }
}

var panels = map(charts, chart => {
  type: 3
  name: chart.title
  content: {
    version: 'KqlItem/1.0'
    title: chart.title
    query: chart.query
    size: 1
    timeContextFromParameter: 'Time'
    queryType: 0
    resourceType: 'microsoft.operationalinsights/workspaces'
    crossComponentResources: [workspaceId]
  }
})

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, name, 'workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    category: 'workbook'
    displayName: '${name}: how it is doing'
    sourceId: workspaceId
    version: 'Notebook/1.0'
    serializedData: string({
      version: 'Notebook/1.0'
      items: concat([time], panels)
      fallbackResourceIds: [workspaceId]
    })
  }
}

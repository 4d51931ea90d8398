#!/usr/bin/env pwsh
# Puts OpenData into Azure, from nothing or again: see docs/deploy.md. The same steps as infra/deploy, which explains them.
#
#   infra/deploy.ps1 dev -Location southeastasia -Email operator@example.org
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [ValidateSet('dev', 'test', 'prod')] [string] $Environment,
    [string] $Location = '',
    [string] $Project = 'opendata',
    [string] $Group = '',
    [string[]] $Email = @(),
    [string] $Operator = '',
    [ValidateSet('User', 'Group', 'ServicePrincipal')] [string] $OperatorType = 'User',
    [string[]] $AllowIp = @(),
    [ValidateSet('keep', 'withdraw', 'skip')] [string] $Sample = $(if ($Environment -eq 'prod') { 'withdraw' } else { 'keep' }),
    [ValidateSet('check', 'what-if', 'provision', 'publish', 'connect', 'key', 'try')]
    [string[]] $Only = @('check', 'what-if', 'provision', 'publish', 'connect', 'key', 'try'),
    [switch] $Yes,
    [switch] $Destroy,
    [switch] $BudgetStart
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

if (-not $Group) { $Group = "rg-$Project-$Environment" }
$root = Split-Path -Parent $PSScriptRoot
$dev = if ($env:OPENDATA_CLI) { $env:OPENDATA_CLI } else { 'opendata' }
$patience = if ($env:OPENDATA_PATIENCE) { [int] $env:OPENDATA_PATIENCE } else { 1200 }
$parameters = Join-Path $root "infra/parameters.$Environment.json"
$sampleTownship = '230281106'
$samplePeriod = '2023-H1'
$uploadKey = $env:OPENDATA_UPLOAD_KEY

function Write-Step([string] $Text) { Write-Host "── $Text" }

# Runs a command that may fail; $null where it does.
function Get-OrNull([scriptblock] $Command) {
    $PSNativeCommandUseErrorActionPreference = $false
    $result = & $Command 2>$null
    if ($LASTEXITCODE -eq 0) { $result } else { $null }
}

function Wait-Until([string] $What, [scriptblock] $Condition) {
    $end = (Get-Date).AddSeconds($patience)
    while (-not (& $Condition)) {
        if ((Get-Date) -ge $end) { throw "${What}: not within $patience seconds" }
        Write-Host -NoNewline '.'
        Start-Sleep -Seconds 10
    }
}

function Get-BudgetStart {
    $subscription = az account show --query id -o tsv
    $id = "/subscriptions/$subscription/resourceGroups/$Group/providers/Microsoft.Consumption/budgets/budget-$Project-$Environment"
    $start = Get-OrNull { az resource show --ids $id --api-version 2023-11-01 --query properties.timePeriod.startDate -o tsv }
    if ($start) { $start.Substring(0, 10) } else { (Get-Date).ToUniversalTime().ToString('yyyy-MM-01') }
}

function Get-Outputs {
    $outputs = Get-OrNull { az deployment group show -g $Group -n opendata --query properties.outputs -o json }
    if (-not $outputs) { throw "nothing is deployed in $Group yet" }
    $values = @{}
    foreach ($output in ($outputs | ConvertFrom-Json).PSObject.Properties) { $values[$output.Name] = $output.Value.value }
    $values
}

function Step-Check {
    Write-Step 'Tools and sign-in'
    foreach ($tool in 'az', 'dotnet') { if (-not (Get-Command $tool -ErrorAction Ignore)) { throw "$tool is missing" } }
    if (-not (dotnet --list-sdks | Select-String '^10\.')) { throw 'the .NET 10 SDK is missing' }
    $account = Get-OrNull { az account show --query "join(' ', ['Subscription', name, 'as', user.name])" -o tsv }
    if (-not $account) { throw 'sign in with: az login' }
    Write-Host $account
    Resolve-Region
    $regions = (az functionapp list-flexconsumption-locations --query '[].name' -o tsv) -replace ' ', ''
    $dedicated = (Get-Content -Raw $parameters | ConvertFrom-Json).parameters.dedicatedPlan.value
    if (-not $dedicated -and $regions -notcontains $script:Location) { throw "$Location has no Flex Consumption" }
    foreach ($namespace in 'Microsoft.App', 'Microsoft.Cdn', 'Microsoft.Consumption', 'Microsoft.EventGrid', 'Microsoft.Insights', 'Microsoft.ManagedIdentity',
        'Microsoft.Network', 'Microsoft.OperationalInsights', 'Microsoft.Storage', 'Microsoft.Web') {
        if ((az provider show -n $namespace --query registrationState -o tsv) -ne 'Registered') { az provider register -n $namespace --wait }
    }

    if ((Get-Command node -ErrorAction Ignore) -and (Test-Path (Join-Path $root 'node_modules/tree-sitter-bicep'))) {
        node (Join-Path $root 'tests/infra/check.mjs')
    }
}

function Resolve-Region {
    if (-not $script:Location) { $script:Location = Get-OrNull { az group show -n $Group --query location -o tsv } }
    if (-not $script:Location) { throw '-Location REGION is needed the first time' }
}

# Everything that the files of parameters leave open, in a file as well: az.cmd would lose quotation marks.
function Get-Arguments {
    if ($Email.Count -eq 0) { throw '-Email ADDRESS is needed: who is told of alerts and costs?' }
    Resolve-Region
    $given = @{
        project               = $Project
        location              = $script:Location
        alertEmails           = @($Email)
        operatorPrincipalId   = if ($Operator) { $Operator } else { "$(Get-OrNull { az ad signed-in-user show --query id -o tsv })" }
        operatorPrincipalType = $OperatorType
        allowedIpRanges       = @($AllowIp)
        budgetStart           = Get-BudgetStart
    }
    $values = [ordered] @{}
    foreach ($name in $given.Keys) { $values[$name] = @{ value = $given[$name] } }
    $file = New-TemporaryFile
    $schema = (Get-Content -Raw $parameters | ConvertFrom-Json).'$schema'
    ConvertTo-Json -Depth 5 @{ '$schema' = $schema; contentVersion = '1.0.0.0'; parameters = $values } | Set-Content $file
    @('-g', $Group, '-n', 'opendata', '--template-file', (Join-Path $root 'infra/main.bicep'), '--parameters', "@$parameters", '--parameters', "@$file")
}

function Step-WhatIf {
    Write-Step 'What would change'
    $arguments = Get-Arguments
    if (-not (Get-OrNull { az group show -n $Group --query id -o tsv })) {
        az group create -n $Group -l $script:Location --tags "project=$Project" "environment=$Environment" -o none
    }

    az deployment group what-if @arguments
    if (-not $Yes -and (Read-Host 'Go on? [y/N]') -ne 'y') { throw 'nothing was changed; -Yes goes on without asking' }
}

function Step-Provision {
    Write-Step 'Deploying the templates'
    $arguments = Get-Arguments
    az deployment group create @arguments -o none
}

function Step-Publish {
    Write-Step 'Building and publishing the app'
    $outputs = Get-Outputs
    $folder = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName()))
    dotnet publish (Join-Path $root 'src/OpenData.Functions') -c Release -r linux-x64 --self-contained false -p:AzurePackages=true `
        -p:PublishReadyToRun=true -o "$folder/app" -v quiet -clp:NoSummary | Out-Host
    # Compress-Archive would leave out the hidden folder .azurefunctions, which the host needs.
    [IO.Compression.ZipFile]::CreateFromDirectory("$folder/app", "$folder/app.zip")
    az functionapp deployment source config-zip -g $Group -n $outputs.functionAppName --src "$folder/app.zip" -o none
    Remove-Item -Recurse $folder
}

function Step-Connect {
    Write-Step 'Waiting for the app, then subscribing it to new uploads'
    $outputs = Get-Outputs
    Wait-Until 'the key of the blob extension' {
        Get-OrNull { az functionapp keys list -g $Group -n $outputs.functionAppName --query systemKeys.blobs_extension -o tsv }
    }
    az deployment group create -g $Group -n opendata-events --template-file (Join-Path $root 'infra/eventsubscription.bicep') -o none --parameters `
        "functionAppName=$($outputs.functionAppName)" "systemTopicName=$($outputs.systemTopicName)" "hostAccountName=$($outputs.hostAccountName)" `
        "deadLetterContainerName=$($outputs.deadLetterContainerName)" "eventsIdentityId=$($outputs.eventsIdentityId)"
}

function Step-Key {
    Write-Step "Upload key of township $sampleTownship"
    if ($script:uploadKey) { return }
    if ([Console]::IsOutputRedirected) {
        Write-Host "None is made without a terminal, for logs are kept. By hand: $dev keys add $sampleTownship"
        return
    }

    $outputs = Get-Outputs
    $env:OpenDataStorage__blobServiceUri = $outputs.blobServiceUri
    $env:OpenDataStorage__tableServiceUri = $outputs.tableServiceUri
    $script:existing = $null
    Wait-Until 'access to the table of upload keys (-AllowIp opens closed accounts)' {
        # A township without keys has an empty list.
        $script:existing = Get-OrNull { & $dev keys list $sampleTownship --json }
        $LASTEXITCODE -eq 0
    }
    if ($script:existing -match '"revoked[a-z_]*": *null') {
        Write-Host 'There is one already; set OPENDATA_UPLOAD_KEY to it to use it here.'
        return
    }

    $script:uploadKey = (& $dev keys add $sampleTownship --json | ConvertFrom-Json).key
    Write-Host "Keep it, it is not shown again: $script:uploadKey"
}

function Send-Sample([hashtable] $Outputs, [string] $Path, [string] $File) {
    Write-Step 'Sending a sample report and waiting for its figures'
    if ($script:uploadKey) {
        $null = Invoke-RestMethod -Method Put -Uri "$($Outputs.publicUrl)/api/v1/uploads/$Path" -InFile $File -ContentType 'text/plain' `
            -Authentication Bearer -Token (ConvertTo-SecureString $script:uploadKey -AsPlainText)
    }
    else {
        az storage blob upload --auth-mode login --account-name $Outputs.dataAccountName -c uploads -n $Path -f $File --overwrite -o none
    }

    Wait-Until "the sample's figures at $($Outputs.publicUrl)" {
        $answer = Get-Answer $Outputs "/observations?report_id=$sampleTownship-$samplePeriod&limit=1"
        $answer -and $answer.meta.count -gt 0
    }
}

# $null while the app does not answer, or with an error.
function Get-Answer([hashtable] $Outputs, [string] $Path) {
    try { Invoke-RestMethod "$($Outputs.publicUrl)/api/v1$Path" -TimeoutSec 60 }
    catch [Net.Http.HttpRequestException], [OperationCanceledException] { $null }
}

function Step-Try {
    $outputs = Get-Outputs
    Write-Step 'Waiting until the app is well'
    Wait-Until "a healthy answer of $($outputs.publicUrl)" { Get-Answer $outputs '/health' }
    $path = "$sampleTownship/$samplePeriod.txt"
    $file = Join-Path $root "seeds/reports/$path"
    if ($Sample -eq 'keep') { Send-Sample $outputs $path $file }
    if ($Sample -ne 'withdraw') { return }
    if (-not $script:uploadKey) {
        Write-Host "No sample is sent without OPENDATA_UPLOAD_KEY, the key of township $sampleTownship, for it is withdrawn again."
        return
    }

    $copy = New-TemporaryFile
    [IO.File]::WriteAllText($copy, "$([IO.File]::ReadAllText($file))`n（部署检查）$((Get-Date).ToUniversalTime().ToString('s'))Z`n")
    try { Send-Sample $outputs $path $copy }
    finally {
        $null = Invoke-RestMethod -Method Delete -Uri "$($outputs.publicUrl)/api/v1/reports/$sampleTownship-${samplePeriod}?reason=sample" `
            -Authentication Bearer -Token (ConvertTo-SecureString $script:uploadKey -AsPlainText)
        Remove-Item $copy
    }
}

function Remove-Everything {
    az account show --query "join(' ', ['Subscription', name])" -o tsv
    az resource list -g $Group --query '[].[type, name]' -o tsv
    Write-Host 'All of this, the data with it, will be gone for good.'
    if ((Read-Host 'Type the name of the resource group to go on') -ne $Group) { throw 'nothing was deleted' }
    foreach ($lock in (az lock list -g $Group --query '[].id' -o tsv)) { az lock delete --ids $lock }
    az group delete -n $Group --yes
}

if ($BudgetStart) { Get-BudgetStart; return }
if ($Destroy) { Remove-Everything; return }
$steps = [ordered] @{
    'check' = ${function:Step-Check}; 'what-if' = ${function:Step-WhatIf}; 'provision' = ${function:Step-Provision}; 'publish' = ${function:Step-Publish}
    'connect' = ${function:Step-Connect}; 'key' = ${function:Step-Key}; 'try' = ${function:Step-Try}
}
foreach ($step in $steps.Keys) { if ($Only -contains $step) { & $steps[$step] } }
Write-Step "Done: $((Get-Outputs).publicUrl)"

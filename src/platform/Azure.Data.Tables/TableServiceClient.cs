using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The table service of one account: makes, lists and drops tables, and hands out their clients.</summary>
public class TableServiceClient
{
    private readonly TableService service;

    /// <inheritdoc cref="TableServiceClient(string, TableClientOptions)"/>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <param name="connectionString">As the portal shows it, or <c>UseDevelopmentStorage=true</c>.</param>
    /// <param name="options">Retries, transport and the like; null for the defaults.</param>
    /// <exception cref="FormatException">It is no connection string of a storage account.</exception>
    public TableServiceClient(string connectionString, TableClientOptions? options = null)
        : this(TableService.Connect(connectionString, options))
    {
    }

    /// <inheritdoc cref="TableServiceClient(Uri, TableSharedKeyCredential, TableClientOptions)"/>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <param name="endpoint">Such as <c>https://account.table.core.windows.net</c>.</param>
    /// <param name="credential">Signs every request.</param>
    /// <param name="options">Retries, transport and the like; null for the defaults.</param>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
        : this(TableService.Connect(endpoint, credential, options))
    {
    }

    /// <param name="endpoint">Such as <c>https://account.table.core.windows.net</c>; HTTPS only.</param>
    /// <param name="tokenCredential">Whom to ask for tokens.</param>
    /// <param name="options">Retries, transport and the like; null for the defaults.</param>
    /// <exception cref="ArgumentException">The endpoint is not HTTPS.</exception>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(TableService.Connect(endpoint, tokenCredential, options))
    {
    }

    private TableServiceClient(TableService service) => this.service = service;

    public virtual string AccountName => service.AccountName;

    public virtual Uri Uri => service.Endpoint;

    /// <summary>A client that shares this one's connections; nothing is sent.</summary>
    public virtual TableClient GetTableClient(string tableName) => new(service, tableName);

    /// <inheritdoc cref="TableClient.CreateIfNotExistsAsync"/>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(
        string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateIfNotExistsAsync(cancellationToken);

    /// <inheritdoc cref="TableClient.DeleteAsync"/>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).DeleteAsync(cancellationToken);

    /// <summary>Lists tables by name.</summary>
    /// <param name="filter">On <c>TableName</c>; made by <see cref="CreateQueryFilter"/>.</param>
    /// <param name="maxPerPage">1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual AsyncPageable<TableItem> QueryAsync(
        string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new ContinuedPageable<TableItem>(
            (continuation, size, cancelled) => ReadPageAsync(filter, continuation, size, cancelled), maxPerPage, cancellationToken);

    /// <inheritdoc cref="TableClient.CreateQueryFilter"/>
    public static string CreateQueryFilter(FormattableString filter) => QueryFilter.Create(filter);

    private async Task<Page<TableItem>> ReadPageAsync(
        string? filter, string? continuation, int? size, CancellationToken cancellationToken)
    {
        using var message = service.CreateMessage(
            RequestMethod.Get,
            "Tables",
            ("$filter", filter),
            ("$top", Continuation.Size(size)),
            ("NextTableName", continuation));
        var response = await service.SendAsync(message, cancellationToken);
        using var document = JsonDocument.Parse(response.Content.ToMemory());
        var tables = document.RootElement.GetProperty("value").EnumerateArray()
            .Select(table => new TableItem(table.GetProperty("TableName").GetString()!))
            .ToList();
        return Page<TableItem>.FromValues(tables, Continuation.OfTables(response), response);
    }
}

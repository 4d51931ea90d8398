using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>One table: its rows one by one, by query, and in transactions. Safe for concurrent use.</summary>
public class TableClient
{
    private readonly TableService service;

    /// <inheritdoc cref="TableClient(string, string, TableClientOptions)"/>
    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    /// <param name="connectionString">As the portal shows it, or <c>UseDevelopmentStorage=true</c>.</param>
    /// <param name="tableName">3 to 63 letters and digits, the first a letter.</param>
    /// <param name="options">Retries, transport and the like; null for the defaults.</param>
    /// <exception cref="FormatException">It is no connection string of a storage account.</exception>
    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(TableService.Connect(connectionString, options), tableName)
    {
    }

    /// <inheritdoc cref="TableClient(Uri, string, TableSharedKeyCredential, TableClientOptions)"/>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    /// <param name="endpoint">Of the account: <c>https://account.table.core.windows.net</c>.</param>
    /// <param name="tableName">3 to 63 letters and digits, the first a letter.</param>
    /// <param name="credential">Signs every request.</param>
    /// <param name="options">Retries, transport and the like; null for the defaults.</param>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(TableService.Connect(endpoint, credential, options), tableName)
    {
    }

    /// <param name="endpoint">Of the account: <c>https://account.table.core.windows.net</c>; HTTPS only.</param>
    /// <param name="tableName">3 to 63 letters and digits, the first a letter.</param>
    /// <param name="tokenCredential">Whom to ask for tokens.</param>
    /// <param name="options">Retries, transport and the like; null for the defaults.</param>
    /// <exception cref="ArgumentException">The endpoint is not HTTPS.</exception>
    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(TableService.Connect(endpoint, tokenCredential, options), tableName)
    {
    }

    internal TableClient(TableService service, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        this.service = service;
        Name = tableName;
    }

    public virtual string Name { get; }

    public virtual string AccountName => service.AccountName;

    /// <summary>The table's own address.</summary>
    public virtual Uri Uri => new($"{service.Endpoint.AbsoluteUri.TrimEnd('/')}/{Name}");

    /// <summary>Answers with status 409 where the table exists already.</summary>
    /// <exception cref="RequestFailedException">Among others <see cref="TableErrorCode.TableBeingDeleted"/>.</exception>
    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = service.CreateMessage(RequestMethod.Post, "Tables");
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = Name });
        EntityRequest.SetBody(message.Request, body);
        var response = await service.SendAsync(message, cancellationToken, tolerated: 409);
        if (response.Status != 409) return Response.FromValue(new TableItem(Name), response);

        var failure = TableService.Failure(response);
        var exists = failure.ErrorCode is { } code && code == TableErrorCode.TableAlreadyExists;
        return exists ? Response.FromValue(new TableItem(Name), response) : throw failure;
    }

    /// <summary>Drops the table with its rows; answers with status 404 where there was none.</summary>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        SendAsync(EntityRequest.DeleteTable(Name), cancellationToken, tolerated: 404);

    /// <exception cref="RequestFailedException">Among others 409 <see cref="TableErrorCode.EntityAlreadyExists"/>.</exception>
    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        SendAsync(EntityRequest.Add(Name, entity), cancellationToken);

    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        SendAsync(EntityRequest.Write(Name, entity, mode, ifMatch: null), cancellationToken);

    /// <param name="entity">The row with its new properties.</param>
    /// <param name="ifMatch">The version required; <see cref="ETag.All"/> for any. The default value is refused.</param>
    /// <param name="mode">What becomes of the stored properties that are not given.</param>
    /// <param name="cancellationToken">Ends waiting and retries.</param>
    /// <exception cref="RequestFailedException">Among others 412 <see cref="TableErrorCode.UpdateConditionNotSatisfied"/>.</exception>
    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        if (ifMatch == default) throw new ArgumentException("Name the version to update, or ETag.All.", nameof(ifMatch));
        return SendAsync(EntityRequest.Write(Name, entity, mode, ifMatch), cancellationToken);
    }

    /// <summary>Answers with status 404 where there was no such row.</summary>
    /// <param name="partitionKey">The row's partition.</param>
    /// <param name="rowKey">The row in it.</param>
    /// <param name="ifMatch">The version required; the default requires none.</param>
    /// <param name="cancellationToken">Ends waiting and retries.</param>
    public virtual Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        SendAsync(EntityRequest.Delete(Name, partitionKey, rowKey, ifMatch), cancellationToken, tolerated: 404);

    /// <summary>Answers with status 404 where there was no such row; the entity's own version is not looked at.</summary>
    /// <inheritdoc cref="DeleteEntityAsync(string, string, ETag, CancellationToken)"/>
    public virtual Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    /// <param name="partitionKey">The row's partition.</param>
    /// <param name="rowKey">The row in it.</param>
    /// <param name="select">The properties to read; null for all.</param>
    /// <param name="cancellationToken">Ends waiting and retries.</param>
    /// <exception cref="RequestFailedException">Among others 404 <see cref="TableErrorCode.ResourceNotFound"/>.</exception>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = CreateMessage(EntityRequest.Get(Name, partitionKey, rowKey), ("$select", Joined(select)));
        var response = await service.SendAsync(message, cancellationToken);
        return Response.FromValue(Read<T>(response), response);
    }

    /// <summary>As <see cref="GetEntityAsync"/>, but without a value where there is no such row.</summary>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = CreateMessage(EntityRequest.Get(Name, partitionKey, rowKey), ("$select", Joined(select)));
        var response = await service.SendAsync(message, cancellationToken, tolerated: 404);
        return response.Status == 404 ? new NoValueResponse<T>(response) : Response.FromValue(Read<T>(response), response);
    }

    /// <summary>Reads rows in the order of their keys, page by page as they are asked for.</summary>
    /// <param name="filter">Made by <see cref="CreateQueryFilter"/>; null for all rows.</param>
    /// <param name="maxPerPage">1 to 1,000; the service may answer with fewer, or none, and go on.</param>
    /// <param name="select">The properties to read; null for all.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new ContinuedPageable<T>(
            (continuation, size, cancelled) => ReadPageAsync<T>(filter, Joined(select), continuation, size, cancelled),
            maxPerPage,
            cancellationToken);

    /// <summary>Makes all changes or none.</summary>
    /// <param name="transactionActions">1 to 100, in one partition, each row once, together under 4 MiB.</param>
    /// <param name="cancellationToken">Ends waiting and retries; the changes may have been made.</param>
    /// <returns>One response an action, in their order.</returns>
    /// <exception cref="TableTransactionFailedException">The service refused one; nothing was changed.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var requests = transactionActions.Select(action => EntityRequest.Of(Name, action)).ToList();
        if (requests.Count == 0) throw new InvalidOperationException("A transaction without actions changes nothing.");

        using var message = service.CreateMessage(RequestMethod.Post, "$batch");
        TransactionRequest.Write(message.Request, service.Endpoint, requests);
        var response = await service.SendAsync(message, cancellationToken);
        var answers = TransactionResponse.Read(response);
        if (answers.FirstOrDefault(answer => answer.Status >= 400) is { } refused)
            throw new TableTransactionFailedException(TableService.Failure(refused));
        return Response.FromValue<IReadOnlyList<Response>>(answers, response);
    }

    /// <summary>Writes the values of an interpolated string as OData literals: <c>$"PartitionKey eq {key}"</c>.</summary>
    /// <exception cref="ArgumentException">A value is null or of a type the service does not compare.</exception>
    public static string CreateQueryFilter(FormattableString filter) => QueryFilter.Create(filter);

    private async Task<Page<T>> ReadPageAsync<T>(
        string? filter, string? select, string? continuation, int? size, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        var (partition, row) = Continuation.Split(continuation);
        using var message = service.CreateMessage(
            RequestMethod.Get,
            $"{Name}()",
            ("$filter", filter),
            ("$top", Continuation.Size(size)),
            ("$select", select),
            ("NextPartitionKey", partition),
            ("NextRowKey", row));
        var response = await service.SendAsync(message, cancellationToken);
        using var document = JsonDocument.Parse(response.Content.ToMemory());
        var entities = document.RootElement.GetProperty("value").EnumerateArray().Select(EntityReader.Read<T>).ToList();
        return Page<T>.FromValues(entities, Continuation.OfEntities(response), response);
    }

    private async Task<Response> SendAsync(EntityRequest request, CancellationToken cancellationToken, int tolerated = 0)
    {
        using var message = CreateMessage(request);
        return await service.SendAsync(message, cancellationToken, tolerated);
    }

    private HttpMessage CreateMessage(EntityRequest request, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var message = service.CreateMessage(request.Method, request.Path, query);
        request.ApplyTo(message.Request);
        return message;
    }

    private static T Read<T>(Response response)
        where T : class, ITableEntity
    {
        using var document = JsonDocument.Parse(response.Content.ToMemory());
        return EntityReader.Read<T>(document.RootElement);
    }

    private static string? Joined(IEnumerable<string>? select) => select is null ? null : string.Join(',', select);
}

using System.Runtime.CompilerServices;

namespace Azure.Data.Tables;

/// <summary>A query's result, one request a page, for as long as the service names a continuation; pages may be empty.</summary>
internal sealed class ContinuedPageable<T>(ReadPage<T> read, int? maxPerPage, CancellationToken cancellationToken)
    : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        ReadAsync(continuationToken, pageSizeHint ?? maxPerPage, CancellationToken);

    private async IAsyncEnumerable<Page<T>> ReadAsync(
        string? continuation, int? size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            var page = await read(continuation, size, cancellationToken);
            yield return page;
            continuation = page.ContinuationToken;
        }
        while (continuation is not null);
    }
}

/// <summary>Reads the page behind a continuation, or the first one.</summary>
internal delegate Task<Page<T>> ReadPage<T>(string? continuation, int? size, CancellationToken cancellationToken)
    where T : notnull;

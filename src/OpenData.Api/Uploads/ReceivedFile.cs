using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using OpenData.Api.Http;
using OpenData.Reading;

namespace OpenData.Api.Uploads;

/// <summary>The body of a request, arrived whole and found to be what it says: up to a megabyte in memory, the rest in a file that ends with it.</summary>
internal sealed class ReceivedFile : IAsyncDisposable
{
    private const int InMemory = 1024 * 1024;
    private const int ChunkLength = 64 * 1024;

    private readonly FileBufferingReadStream content;

    private ReceivedFile(FileBufferingReadStream content, string contentType)
    {
        this.content = content;
        ContentType = contentType;
    }

    /// <summary>At its beginning; can seek.</summary>
    public Stream Content
    {
        get
        {
            content.Position = 0;
            return content;
        }
    }

    public string ContentType { get; }

    /// <summary>Waits for the whole body.</summary>
    /// <param name="request">Whose body.</param>
    /// <param name="fileName">Whose name may say that a text is HTML.</param>
    /// <param name="most">Bytes it may have.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="inMemory">Bytes of it that are kept in memory; only the rest goes to a file.</param>
    /// <exception cref="ProblemException">It is too large, too slow, cut off, empty, or nothing that can be a report.</exception>
    public static async Task<ReceivedFile> ReadAsync(ApiRequest request, string? fileName, long most, TimeSpan patience, int inMemory = InMemory)
    {
        var sent = request.Context.Request;
        var declared = ReportMediaTypes.Declared(sent.ContentType);
        if (sent.Headers.ContentEncoding.Count > 0) throw new ProblemException(UploadProblems.MediaTypeNotTaken($"{sent.ContentType}; {sent.Headers.ContentEncoding}"));
        if (sent.ContentLength > most) throw new ProblemException(UploadProblems.TooLarge(most));
        var arriving = new FileBufferingReadStream(sent.Body, inMemory, bufferLimit: null, Path.GetTempPath);
        try
        {
            await ArriveAsync(arriving, most, patience, request.Aborted);
            if (arriving.Length == 0) throw new ProblemException(UploadProblems.EmptyFile());
            var (format, rejection) = FileInspection.Of(await BeginningAsync(arriving), fileName);
            if (rejection is not null) throw new ProblemException(UploadProblems.ContentNotTaken(rejection));
            return new ReceivedFile(arriving, ReportMediaTypes.Checked(declared, format));
        }
        catch
        {
            await arriving.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => content.DisposeAsync();

    private static async Task ArriveAsync(FileBufferingReadStream arriving, long most, TimeSpan patience, CancellationToken aborted)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        limit.CancelAfter(patience);
        var chunk = new byte[ChunkLength];
        try
        {
            while (await arriving.ReadAsync(chunk, limit.Token) > 0)
            {
                if (arriving.Length > most) throw new ProblemException(UploadProblems.TooLarge(most));
            }
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            throw new ProblemException(UploadProblems.Timeout());
        }
        catch (Exception broken) when (broken is OperationCanceledException || (broken is IOException and not BadHttpRequestException))
        {
            // The sender is gone; the answer is for the log of whoever stands between.
            throw new ProblemException(UploadProblems.IncompleteBody());
        }
    }

    private static async Task<byte[]> BeginningAsync(FileBufferingReadStream arrived)
    {
        arrived.Position = 0;
        var beginning = new byte[Math.Min(arrived.Length, InMemory)];
        await arrived.ReadExactlyAsync(beginning, CancellationToken.None);
        return beginning;
    }
}

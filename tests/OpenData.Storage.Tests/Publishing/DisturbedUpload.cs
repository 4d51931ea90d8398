using System.Globalization;
using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Faults;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests.Publishing;

/// <summary>
/// One upload on a storage of its own, published by processes that things befall, as a host would have it: what throws is tried five
/// times, what has died is taken up by another process, what has failed goes to the poison queue and to the reconcile run. Somebody
/// looks at the report all the time.
/// </summary>
internal sealed class DisturbedUpload : IDisposable
{
    private const int Tries = 5;
    private const string Path = "430681104/2017-Q3.txt";
    private const string First = "2017-Q3\n粮食 320亩\n种粮户 30户";
    private const string Second = "2017-Q3\n粮食 321亩\n种粮户 30户\n合作社 4个";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ReportId Report = ReportId.Parse("430681104-2017-Q3");

    private readonly AzuriteServer azurite;
    private readonly string prefix = AzuriteServer.NewPrefix();
    private readonly TestInstance calm;
    private readonly bool isSecond;

    /// <param name="azurite">Where the tables are.</param>
    /// <param name="isSecond">Whether the report has a revision already; otherwise the storage has not even tables.</param>
    public DisturbedUpload(AzuriteServer azurite, bool isSecond)
    {
        (this.azurite, this.isSecond) = (azurite, isSecond);
        calm = new TestInstance(azurite, prefix);
    }

    /// <summary>How many requests the first process sent.</summary>
    public int Requests { get; private set; }

    /// <summary>How often the reader of the report saw a whole revision.</summary>
    public int Looks { get; private set; }

    public void Dispose() => calm.Dispose();

    /// <summary>Publishes it through all that befalls it.</summary>
    /// <param name="byReconcile">Whether no event comes again, and the hourly run has to find the upload.</param>
    /// <param name="plans">What befalls the first process, the second …; nothing befalls those after them.</param>
    /// <returns>Everything that is stored at the end.</returns>
    public async Task<string> PublishAsync(bool byReconcile, params FaultPlan[] plans)
    {
        if (isSecond) await calm.PublishAsync(Path, First);
        await calm.Storage.Uploads.CreateIfNotExistsAsync();
        await calm.Storage.Uploads.GetBlobClient(Path).UploadAsync(BinaryData.FromString(isSecond ? Second : First), overwrite: true);

        using var settled = new CancellationTokenSource();
        var reader = LookOnAsync(settled.Token);
        var isSettled = false;
        foreach (var plan in plans) isSettled = await IsPublishedByAsync(plan);

        Requests = plans[0].Requests;
        if (!isSettled && byReconcile) await calm.Reconciler.RunAsync(None);
        else if (!isSettled) await calm.Publisher.PublishAsync(Path, None);
        await settled.CancelAsync();
        await reader;

        var upload = await calm.Uploads.FindAsync(Path, None);
        Assert.Equal(IngestionState.Published, (await calm.Ingestions.FindAsync(upload!, None))!.State);
        return await PublishedState.OfAsync(calm) + await StoredState.OfAsync(calm.Storage);
    }

    /// <returns>False where the process has died, or has thrown as often as a host lets it.</returns>
    private async Task<bool> IsPublishedByAsync(FaultPlan plan)
    {
        using var process = new TestInstance(azurite, prefix, faults: plan);
        for (var tries = 0; tries < Tries && !plan.HasCrashed; tries++)
        {
            if (await Record.ExceptionAsync(() => process.Publisher.PublishAsync(Path, None)) is null) return true;
        }

        if (plan.HasCrashed) return false;
        var upload = await calm.Uploads.FindAsync(Path, None);
        await calm.Failures.RecordAsync($$"""{"BlobName":"{{Path}}","ETag":"{{upload!.ETag}}"}""", None);
        return false;
    }

    /// <summary>What a reader finds at any moment is nothing, the revision before or the new one, each of them whole.</summary>
    private async Task LookOnAsync(CancellationToken enough)
    {
        var seen = isSecond ? 1 : 0;
        using var someone = new TestInstance(azurite, prefix);
        await someone.Storage.Reports.CreateIfNotExistsAsync(None);
        do
        {
            if (await someone.Reports.FindAsync(Report, None) is { } manifest)
            {
                var revision = await someone.Observations.ReadAsync(manifest.Current, None);
                var lines = revision.Observations.Select(observation => string.Create(CultureInfo.InvariantCulture, $"{observation.Indicator} {observation.Quantity.Text}"));
                Assert.Equal(manifest.Current.Revision == 2 ? Second : First, string.Join('\n', lines.Prepend("2017-Q3")));
                Assert.InRange(manifest.Current.Revision, seen, isSecond ? 2 : 1);
                seen = manifest.Current.Revision;
                Looks++;
            }
            else Assert.Equal(0, seen);

            await Task.Delay(5, None);
        }
        while (!enough.IsCancellationRequested);
    }
}

using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using OpenData.Testing;

namespace OpenData.Platform.Tests.Worker;

[Collection(SharedAzurite.Name)]
public sealed class TimerFunctionTests(AzuriteServer azurite)
{
    private static readonly DateTimeOffset Start = new(2017, 10, 1, 0, 10, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset One = new(2017, 10, 1, 1, 0, 0, TimeSpan.Zero);

    private readonly string hostId = AzuriteServer.NewPrefix();
    private readonly Journal journal = new();
    private readonly ManualTime time = new(Start);

    [Fact]
    public async Task Runs_whenever_it_is_due_and_not_before()
    {
        await using var app = await StartAsync(typeof(Hourly));

        await MoveToAsync(One);
        await journal.ContainsAsync("run 1, last none, next 01:00");
        await MoveToAsync(One.AddHours(1));

        await journal.ContainsAsync("run 2, last 01:00, next 02:00");
        Assert.Equal(2, journal.Lines.Count);
    }

    [Fact]
    public async Task Makes_up_for_a_run_that_was_missed_while_the_host_was_off()
    {
        await using (var app = await StartAsync(typeof(Hourly)))
        {
            await MoveToAsync(One);
            await journal.ContainsAsync("run 1, last none, next 01:00");
            // What it did is written down when it waits again.
            await Eventually.TrueAsync(() => time.IsAwaited(One.AddHours(1)), "the timer waits again");
        }

        time.MoveTo(One.AddHours(5).AddMinutes(30));
        await using var again = await StartAsync(typeof(Hourly));

        await journal.ContainsAsync("run 2, past due, last 01:00, next 02:00");
        await MoveToAsync(One.AddHours(6));
        await journal.ContainsAsync("run 3, last 06:30, next 07:00");
    }

    [Fact]
    public async Task Does_not_run_early_after_a_restart()
    {
        await using (var app = await StartAsync(typeof(Hourly)))
        {
            await Eventually.TrueAsync(() => time.IsAwaited(One), "the timer waits");
        }

        time.MoveTo(Start.AddMinutes(20));
        await using var again = await StartAsync(typeof(Hourly));

        await MoveToAsync(One);
        await journal.ContainsAsync("run 1, last none, next 01:00");
    }

    [Fact]
    public async Task Runs_at_the_start_when_told_so()
    {
        await using var app = await StartAsync(typeof(AtStart));

        await journal.ContainsAsync("at start, status none");
    }

    [Fact]
    public async Task Runs_again_when_it_is_due_although_it_failed()
    {
        await using var app = await StartAsync(typeof(Failing));

        await MoveToAsync(One);
        await journal.ContainsAsync("failing 1");
        await MoveToAsync(One.AddHours(1));

        await journal.ContainsAsync("failing 2");
    }

    [Fact]
    public async Task Never_runs_twice_at_once()
    {
        await using var app = await StartAsync(typeof(Slow));
        await MoveToAsync(One);
        await journal.ContainsAsync("slow begins");

        time.MoveTo(One.AddHours(3));
        Assert.DoesNotContain("slow ends", journal.Lines);
        app.Service<SemaphoreSlim>().Release();
        await journal.ContainsAsync("slow ends");
        await MoveToAsync(One.AddHours(4));

        await Eventually.TrueAsync(() => journal.Lines.Count == 3, "the second run");
        Assert.Equal(["slow begins", "slow ends", "slow begins"], journal.Lines);
        app.Service<SemaphoreSlim>().Release();
    }

    [Fact]
    public async Task Leaves_the_timers_to_the_instance_that_holds_the_lock()
    {
        var first = await StartAsync(typeof(Hourly));
        await Eventually.TrueAsync(() => time.IsAwaited(One), "the first instance waits");
        var elsewhere = new ManualTime(Start);
        await using var second = await StartAsync(typeof(Hourly), elsewhere);
        var lockBlob = new BlobClient(azurite.ConnectionString, "azure-webjobs-hosts", $"locks/{hostId}/Host.Timers");
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => lockBlob.GetBlobLeaseClient().AcquireAsync(TimeSpan.FromSeconds(15)));
        Assert.False(elsewhere.IsAwaited(One));

        await first.DisposeAsync();

        await Eventually.TrueAsync(() => elsewhere.IsAwaited(One), "the second instance takes over");
    }

    private async Task MoveToAsync(DateTimeOffset due)
    {
        await Eventually.TrueAsync(() => time.IsAwaited(due), $"the timer waits for {due:t}");
        time.MoveTo(due);
    }

    private Task<FunctionApp> StartAsync(Type functions, ManualTime? otherTime = null)
    {
        var builder = FunctionApp.CreateBuilder(
            [functions],
            $"AzureWebJobsStorage={azurite.ConnectionString}", $"AzureFunctionsWebHost:hostid={hostId}", "Schedule=0 0 * * * *");
        builder.Services.AddSingleton(journal);
        builder.Services.AddSingleton<TimeProvider>(otherTime ?? time);
        builder.Services.AddSingleton(new SemaphoreSlim(0));
        return FunctionApp.StartAsync(builder);
    }

    public sealed class Hourly(Journal journal)
    {
        [Function("Reconcile")]
        public void Run([TimerTrigger("%Schedule%")] TimerInfo timer)
        {
            ArgumentNullException.ThrowIfNull(timer);
            var status = timer.ScheduleStatus!;
            var last = status.Last == default ? "none" : $"{status.Last:HH:mm}";
            journal.Write($"run {journal.Lines.Count + 1}, {(timer.IsPastDue ? "past due, " : "")}last {last}, next {status.Next:HH:mm}");
        }
    }

    public sealed class AtStart(Journal journal)
    {
        [Function("AtStart")]
        public void Run([TimerTrigger("00:00:10", RunOnStartup = true)] TimerInfo timer) =>
            journal.Write($"at start, status {(timer?.ScheduleStatus is null ? "none" : "kept")}");
    }

    public sealed class Failing(Journal journal)
    {
        [Function("Failing")]
        public void Run([TimerTrigger("0 0 * * * *", UseMonitor = false)] TimerInfo timer)
        {
            journal.Write($"failing {journal.Lines.Count + 1}");
            throw new InvalidDataException($"past due: {timer?.IsPastDue}");
        }
    }

    public sealed class Slow(Journal journal, SemaphoreSlim end)
    {
        [Function("Slow")]
        public async Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer)
        {
            journal.Write("slow begins");
            await end.WaitAsync();
            journal.Write("slow ends");
        }
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace OpenData.Platform.Tests.Worker;

public sealed class HostShutdownTests
{
    private readonly Journal journal = new();
    private readonly TaskCompletionSource finish = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Lets_running_requests_end_and_takes_no_new_ones()
    {
        var app = await StartAsync("FunctionsWorker:ShutdownGrace=00:01:00");
        var request = app.Http.GetStringAsync(new Uri("/slow", UriKind.Relative));
        await journal.ContainsAsync("begun");

        var stopping = app.StopAsync();
        using var newcomer = new HttpClient();
        await Eventually.TrueAsync(async () => await IsRefusedAsync(newcomer, app.Http.BaseAddress!), "new requests are refused");
        finish.SetResult();

        Assert.Equal("done", await request);
        await stopping;
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Cancels_what_still_runs_when_the_grace_period_is_over()
    {
        var app = await StartAsync("FunctionsWorker:ShutdownGrace=00:00:00.2");
        var request = app.Http.GetAsync(new Uri("/slow", UriKind.Relative));
        await journal.ContainsAsync("begun");

        await app.StopAsync();

        await journal.ContainsAsync("cancelled");
        using var response = await request;
        Assert.Equal(503, (int)response.StatusCode);
        await app.DisposeAsync();
    }

    private Task<FunctionApp> StartAsync(string setting)
    {
        var builder = FunctionApp.CreateBuilder([typeof(Slow)], setting);
        builder.Services.AddSingleton(journal);
        builder.Services.AddSingleton(finish);
        return FunctionApp.StartAsync(builder);
    }

    private static async Task<bool> IsRefusedAsync(HttpClient http, Uri address)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(address, "nothing"));
            return false;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }

    public sealed class Slow(Journal journal, TaskCompletionSource finish)
    {
        [Function("Slow")]
        public async Task<IResult> Run(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow")] HttpRequest request, CancellationToken cancellationToken)
        {
            journal.Write("begun");
            try
            {
                await finish.Task.WaitAsync(cancellationToken);
                return TypedResults.Text("done");
            }
            catch (OperationCanceledException)
            {
                journal.Write("cancelled");
                throw;
            }
        }
    }
}

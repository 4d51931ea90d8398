using System.Net;
using Newtonsoft.Json.Linq;

namespace OpenData.Cli.Uploading;

/// <summary>The API of a service, which a township opens with its key.</summary>
internal sealed class ServiceTarget(ServiceClient service) : IUploadTarget
{
    /// <summary>The latest uploads of a township that one question is answered with.</summary>
    private const int Page = 1000;

    /// <summary>A client may ask some hundred times a minute.</summary>
    public TimeSpan Pause { get; } = TimeSpan.FromSeconds(1);

    public async Task<SentReport> SendAsync(LocalReport report, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(report.File.FullName, cancellationToken);
        using var answer = await service.PutAsync($"uploads/{report.Upload.TownshipId}/{Uri.EscapeDataString(report.File.Name)}", content, cancellationToken);
        if (answer.IsSuccessStatusCode)
        {
            var upload = JObject.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))["data"]!;
            return new(report.Path, upload.Value<string>("upload_id")!, answer.StatusCode == HttpStatusCode.OK);
        }

        var problem = await ServiceClient.ProblemOf(answer, cancellationToken);
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or >= HttpStatusCode.InternalServerError)
            throw new CommandFailure(new(problem.Detail, problem.Detail));
        return new(report.Path, "", IsUnchanged: false)
        {
            Refused = new(report.Path, "", "rejected") { Code = problem.Code, Message = problem.Detail, MessageEn = problem.Detail },
        };
    }

    public async Task<IReadOnlyList<SettledReport>> AskAsync(IReadOnlyCollection<SentReport> open, CancellationToken cancellationToken)
    {
        var settled = new List<SettledReport>();
        foreach (var township in open.GroupBy(report => report.Path.Split('/')[0], StringComparer.Ordinal))
        {
            var rows = JObject.Parse(await service.GetAsync($"uploads/{township.Key}?limit={Page}", cancellationToken))["data"]!
                .Cast<JObject>().ToDictionary(row => row.Value<string>("upload_id")!, StringComparer.Ordinal);
            foreach (var report in township)
            {
                if (!rows.TryGetValue(report.UploadId, out var row) || row.Value<string>("state") is not { } state || state == "received") continue;
                settled.Add(new(report.Path, report.UploadId, state) { Code = row.Value<string>("code"), Message = row.Value<string>("message"), MessageEn = row.Value<string>("message_en") });
            }
        }

        return settled;
    }
}

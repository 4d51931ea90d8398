using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Api.Uploads;
using OpenData.Observations;
using OpenData.Storage;
using OpenData.Storage.Index;
using OpenData.Storage.Publishing;

namespace OpenData.Api.Endpoints;

/// <summary><c>DELETE /reports/{id}</c>: a township takes a report back, and says why.</summary>
public sealed partial class WithdrawalEndpoints(
    KeyHolders holders, Withdrawal withdrawal, ReportStore reports, ObservationIndex index, ILogger<WithdrawalEndpoints> logger)
{
    private static readonly Parameter Reason = new("reason", ParameterKind.Text,
        new("撤回原因，公开显示；必填，最长 500 个字符。", "Why it is withdrawn, shown to everyone; required, at most 500 characters."));

    private static readonly Parameter Successor = new("successor", ParameterKind.ReportId,
        new("替代它的报告。", "The report to read instead."));

    public static Route Route { get; } = new(
        "Withdraw", "/reports/{id}", new("撤回一份报告", "Withdraws a report"), [Reason, Successor, CommonParameters.Lang])
    {
        Method = HttpMethods.Delete,
        NeedsKey = true,
    };

    /// <summary>Of a report withdrawn before, the first reason stays.</summary>
    public async Task<IResult> WithdrawAsync(ApiRequest request, string id)
    {
        var isReport = ReportId.TryParse(id, out var report);
        var key = await holders.RequireAsync(request, isReport ? report!.TownshipId : TownshipIn(id));
        var (reason, successor) = await ReadAsync(request, id);
        Format.Of(request, "json");
        var manifest = (isReport ? await withdrawal.WithdrawAsync(report!, reason, successor, request.Aborted) : null)
            ?? throw new ProblemException(Problems.NotFound("report", id));
        Log.Withdrawn(logger, manifest.Report, key.Id);
        return ListAnswer.Passing(request, index.Head(), json =>
        {
            json.WriteStartObject();
            json.WriteMember("report_id", manifest.Report.ToString());
            json.WriteMember("revision", manifest.Current.Revision);
            json.WriteMember("state", "withdrawn");
            json.WriteMember("withdrawn_at", Timestamp.Of(manifest.CommittedAt));
            json.WriteMember("reason", manifest.Reason);
            json.WriteMember("successor", manifest.Successor?.ToString());
            json.WriteEndObject();
        });
    }

    /// <summary>Whose key a word that is no report's id needs: its own township's who mistyped the rest of it.</summary>
    private static string? TownshipIn(string id) =>
        id.Length >= ReportId.TownshipIdLength && ReportId.IsTownshipId(id[..ReportId.TownshipIdLength]) ? id[..ReportId.TownshipIdLength] : null;

    private async Task<(string Reason, ReportId? Successor)> ReadAsync(ApiRequest request, string id)
    {
        var query = request.Query;
        var reason = query.Text(Reason.Name);
        if (reason is null) query.Fail("empty_parameter", Reason.Name, new("请写明撤回原因。", "Say why the report is withdrawn."));
        else if (reason.Length > Limits.ReasonLength)
        {
            query.Fail("invalid_value", Reason.Name, new(
                string.Create(CultureInfo.InvariantCulture, $"最长 {Limits.ReasonLength} 个字符。"),
                string.Create(CultureInfo.InvariantCulture, $"It may have {Limits.ReasonLength} characters.")));
        }

        ReportId? successor = null;
        if (query.Text(Successor.Name) is { } named)
        {
            if (named == id) query.Fail("invalid_value", Successor.Name, new("报告不能替代自己。", "A report can't replace itself."));
            else if (!ReportId.TryParse(named, out successor) || await reports.FindAsync(successor, request.Aborted) is null)
                query.Fail("unknown_id", Successor.Name, new("没有这份报告。", "There is no such report."));
        }

        query.ThrowIfWrong();
        return (reason!, successor);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 302, Level = LogLevel.Information, Message = "Report {Report} withdrawn with key {Key}")]
        public static partial void Withdrawn(ILogger logger, ReportId report, string key);
    }
}

using System.Globalization;
using NCrontab;

namespace Microsoft.Azure.Functions.Worker.InProcess.Timers;

/// <summary>When a timer is due: an NCRONTAB expression in UTC, or the same time span again and again.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule? crontab;
    private readonly TimeSpan interval;

    private TimerSchedule(string text, CrontabSchedule? crontab, TimeSpan interval)
    {
        Text = text;
        this.crontab = crontab;
        this.interval = interval;
    }

    public string Text { get; }

    /// <summary>Reads <c>0 0 * * * *</c> (with seconds), <c>0 * * * *</c> (without) or <c>01:00:00</c>.</summary>
    /// <exception cref="FormatException">It is none of them.</exception>
    public static TimerSchedule Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        if (fields > 1)
        {
            var expression = CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 });
            return expression is not null
                ? new TimerSchedule(text, expression, interval: default)
                : throw new FormatException($"'{text}' is not an NCRONTAB expression.");
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero
            ? new TimerSchedule(text, crontab: null, interval)
            : throw new FormatException($"'{text}' is neither an NCRONTAB expression nor a time span.");
    }

    /// <summary>The first time it is due after <paramref name="time"/>, itself not counted.</summary>
    public DateTimeOffset After(DateTimeOffset time) =>
        crontab is null ? time + interval : new DateTimeOffset(crontab.GetNextOccurrence(time.UtcDateTime), TimeSpan.Zero);

    /// <summary>Whether two occurrences lie less than a minute apart; such a schedule is not written down.</summary>
    public bool IsFrequent(DateTimeOffset now)
    {
        var first = After(now);
        return After(first) - first < TimeSpan.FromMinutes(1);
    }
}

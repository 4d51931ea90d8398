using System.Globalization;
using Microsoft.Azure.Functions.Worker.InProcess.Timers;

namespace OpenData.Platform.Tests.Worker;

public sealed class TimerScheduleTests
{
    [Theory]
    [InlineData("0 0 * * * *", "2017-09-30T23:59:59Z", "2017-10-01T00:00:00Z")]
    [InlineData("0 0 * * * *", "2017-10-01T00:00:00Z", "2017-10-01T01:00:00Z")]
    [InlineData("*/10 * * * * *", "2017-10-01T00:00:01Z", "2017-10-01T00:00:10Z")]
    [InlineData("0 */10 * * * *", "2017-10-01T00:01:00Z", "2017-10-01T00:10:00Z")]
    [InlineData("30 9 * * 1-5", "2017-09-30T10:00:00Z", "2017-10-02T09:30:00Z")]
    [InlineData("00:30:00", "2017-10-01T00:01:00Z", "2017-10-01T00:31:00Z")]
    [InlineData("0 0 0 29 2 *", "2017-10-01T00:00:00Z", "2020-02-29T00:00:00Z")]
    public void Knows_when_it_is_due_next(string schedule, string after, string next) =>
        Assert.Equal(Time(next), TimerSchedule.Parse(schedule).After(Time(after)));

    [Theory]
    [InlineData("hourly")]
    [InlineData("")]
    [InlineData("0 0 0 * * * *")]
    [InlineData("61 * * * * *")]
    [InlineData("-00:30:00")]
    [InlineData("00:00:00")]
    public void Refuses_what_is_no_schedule(string text) => Assert.Throws<FormatException>(() => TimerSchedule.Parse(text));

    [Theory]
    [InlineData("*/10 * * * * *", true)]
    [InlineData("00:00:59", true)]
    [InlineData("0 * * * * *", false)]
    [InlineData("01:00:00", false)]
    public void Knows_whether_it_comes_more_than_once_a_minute(string schedule, bool frequent) =>
        Assert.Equal(frequent, TimerSchedule.Parse(schedule).IsFrequent(Time("2017-10-01T00:00:01Z")));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

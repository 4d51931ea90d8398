using System.Globalization;

namespace OpenData.Portal.Texts;

/// <summary>Moments as the people of the reports' country read them: in its one time zone.</summary>
internal static class Dates
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static string Day(DateTimeOffset moment) => moment.ToOffset(China).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

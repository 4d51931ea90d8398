using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function by the clock.</summary>
/// <param name="schedule">An NCRONTAB expression of six fields, a time span between runs, or <c>%setting%</c>; UTC.</param>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    public string Schedule { get; } = schedule;

    /// <summary>Whether the last run is written down, so that one missed while the app was off is caught up. Never so below a minute.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether the function runs as soon as the app has started.</summary>
    public bool RunOnStartup { get; set; }
}

using System.Collections.Frozen;
using Microsoft.Azure.Functions.Worker.InProcess.Functions;
using Microsoft.Azure.Functions.Worker.InProcess.Invocation;
using Microsoft.Azure.Functions.Worker.InProcess.Settings;

namespace Microsoft.Azure.Functions.Worker.InProcess.Timers;

/// <summary>A function by the clock.</summary>
internal sealed class TimerFunctionTrigger : FunctionTrigger
{
    private TimerFunctionTrigger(TimerSchedule schedule, TimerTriggerAttribute attribute)
    {
        Schedule = schedule;
        UseMonitor = attribute.UseMonitor;
        RunOnStartup = attribute.RunOnStartup;
    }

    public TimerSchedule Schedule { get; }

    public bool UseMonitor { get; }

    public bool RunOnStartup { get; }

    public override string Type => "timerTrigger";

    public override string Source => Schedule.Text;

    public override IReadOnlySet<string> DataNames => FrozenSet<string>.Empty;

    public static TimerFunctionTrigger Create(string function, TimerTriggerAttribute attribute, SettingNames names)
    {
        try
        {
            return new TimerFunctionTrigger(TimerSchedule.Parse(names.Resolve(attribute.Schedule, function)), attribute);
        }
        catch (FormatException e)
        {
            throw FunctionCatalog.Refused(function, e.Message, e);
        }
    }

    public override ParameterSource? SourceFor(Type parameterType) =>
        parameterType == typeof(TimerInfo) ? invocation => ValueTask.FromResult<object?>(((TimerEvent)invocation.Trigger).Timer) : null;
}

/// <summary>A timer that is due.</summary>
internal sealed class TimerEvent(TimerInfo timer) : TriggerEvent
{
    public TimerInfo Timer => timer;

    public override string Reason => timer.IsPastDue ? "timer, past due" : "timer";

    public override IReadOnlyDictionary<string, object?> BindingData => FrozenDictionary<string, object?>.Empty;
}

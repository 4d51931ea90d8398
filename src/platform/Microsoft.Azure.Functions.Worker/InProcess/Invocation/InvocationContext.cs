using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.InProcess.Functions;

namespace Microsoft.Azure.Functions.Worker.InProcess.Invocation;

/// <summary>One run of one function in this process.</summary>
internal sealed class InvocationContext : FunctionContext
{
    private readonly List<IAsyncDisposable> owned = [];

    public InvocationContext(HostedFunction function, TriggerEvent trigger, IServiceProvider services, CancellationToken cancellationToken)
    {
        Function = function;
        Trigger = trigger;
        InstanceServices = services;
        CancellationToken = cancellationToken;
        BindingContext = new EventBinding(trigger.BindingData);
        RetryContext = new EventRetry(trigger);
        TraceContext = new ActivityTrace(Activity.Current);
        // By way of the features, a context that middleware has wrapped still leads back here.
        Features.Set(this);
        trigger.Attach(this);
    }

    public HostedFunction Function { get; }

    public TriggerEvent Trigger { get; }

    /// <summary>What the function returned, tasks awaited; null before, and for a function without a result.</summary>
    public object? Result { get; private set; }

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => Function.Id;

    public override TraceContext TraceContext { get; }

    public override BindingContext BindingContext { get; }

    public override RetryContext RetryContext { get; }

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition => Function.Definition;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken { get; }

    /// <summary>The end of the pipeline: the function itself.</summary>
    public static async Task RunFunctionAsync(FunctionContext context)
    {
        var invocation = context.Features.Get<InvocationContext>()!;
        invocation.Result = await invocation.Function.Method.RunAsync(invocation);
    }

    /// <summary>Has something disposed when the invocation is over.</summary>
    public void Own(IAsyncDisposable resource) => owned.Add(resource);

    public async ValueTask DisposeOwnedAsync()
    {
        foreach (var resource in owned)
        {
            await resource.DisposeAsync();
        }
    }

    private sealed class EventBinding(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    private sealed class EventRetry(TriggerEvent trigger) : RetryContext
    {
        public override int RetryCount => trigger.RetryCount;

        public override int MaxRetryCount => trigger.MaxRetryCount;
    }

    private sealed class ActivityTrace(Activity? activity) : TraceContext
    {
        public override string TraceParent => activity?.Id ?? "";

        public override string TraceState => activity?.TraceStateString ?? "";
    }
}

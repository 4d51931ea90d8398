using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.InProcess.Blobs;
using Microsoft.Azure.Functions.Worker.InProcess.Http;
using Microsoft.Azure.Functions.Worker.InProcess.Queues;
using Microsoft.Azure.Functions.Worker.InProcess.Settings;
using Microsoft.Azure.Functions.Worker.InProcess.Storage;
using Microsoft.Azure.Functions.Worker.InProcess.Timers;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.InProcess.Functions;

/// <summary>Finds the functions of the app and refuses, before anything starts, what could not run.</summary>
internal sealed class FunctionCatalog(IConfiguration configuration, HostSettings settings)
{
    private readonly SettingNames names = new(configuration);
    private readonly StorageAccounts accounts = new(configuration);

    /// <exception cref="InvalidOperationException">A function cannot be hosted; the message names it and says why.</exception>
    public IReadOnlyList<HostedFunction> Find(IEnumerable<Type> classes)
    {
        var methods =
            from type in classes
            from method in type.GetMethods(
                BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            let attribute = method.GetCustomAttribute<FunctionAttribute>()
            where attribute is not null
            select (attribute.Name, Method: method);
        var all = methods.ToList();

        var twice = all.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new InvalidOperationException(
                $"Two functions have the name '{twice.Key}': {string.Join(" and ", twice.Select(f => EntryPoint(f.Method)))}. Case does not count.");
        }

        var hosted = all.Where(f => IsEnabled(f.Name)).Select(f => Host(f.Name, f.Method)).ToList();
        RefuseCollisions([.. hosted.Where(f => f.Trigger is HttpFunctionTrigger)]);
        return hosted;
    }

    public static TriggerBindingAttribute? TriggerOf(ParameterInfo parameter) => parameter.GetCustomAttribute<TriggerBindingAttribute>();

    /// <summary>Two switches of the published host: the list <c>functions</c> in <c>host.json</c>, and <c>AzureWebJobs.{name}.Disabled</c>.</summary>
    private bool IsEnabled(string name)
    {
        var only = configuration.GetSection($"{HostConfiguration.HostSection}:functions").GetChildren().Select(f => f.Value).ToList();
        if (only.Count > 0 && !only.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        var disabled = configuration[$"AzureWebJobs.{name}.Disabled"] ?? configuration[$"AzureWebJobs:{name}:Disabled"];
        return disabled is null or "0" || string.Equals(disabled, "false", StringComparison.OrdinalIgnoreCase);
    }

    private HostedFunction Host(string name, MethodInfo method)
    {
        if (!method.IsPublic || !method.DeclaringType!.IsVisible)
        {
            throw Refused(name, $"{EntryPoint(method)} and its class must be public.");
        }

        if (method.ContainsGenericParameters || (method.DeclaringType.IsAbstract && !method.IsStatic))
        {
            throw Refused(name, $"{EntryPoint(method)} must not be generic, nor its class abstract.");
        }

        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            throw Refused(name, $"{EntryPoint(method)} is async void; the host could not wait for it. Return a Task.");
        }

        var triggers = method.GetParameters().Where(p => TriggerOf(p) is not null).ToList();
        return triggers.Count == 1
            ? new HostedFunction(name, method, triggers[0], Resolve(name, TriggerOf(triggers[0])!))
            : throw Refused(name, $"{EntryPoint(method)} has {triggers.Count} parameters with a trigger; it must have one.");
    }

    private FunctionTrigger Resolve(string name, TriggerBindingAttribute attribute) => attribute switch
    {
        HttpTriggerAttribute http => HttpFunctionTrigger.Create(name, http, settings.RoutePrefix),
        BlobTriggerAttribute blob => BlobFunctionTrigger.Create(name, blob, names, accounts),
        QueueTriggerAttribute queue => QueueFunctionTrigger.Create(name, queue, names, accounts),
        TimerTriggerAttribute timer => TimerFunctionTrigger.Create(name, timer, names),
        _ => throw Refused(name, $"this host has no {attribute.GetType().Name}."),
    };

    private static void RefuseCollisions(HostedFunction[] functions)
    {
        for (var i = 0; i < functions.Length; i++)
        {
            var trigger = (HttpFunctionTrigger)functions[i].Trigger;
            if (Array.Find(functions[..i], f => trigger.CollidesWith((HttpFunctionTrigger)f.Trigger)) is { } other)
            {
                throw Refused(functions[i].Name, $"'{other.Name}' has the same route, {trigger.Source}.");
            }
        }
    }

    private static string EntryPoint(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";

    internal static InvalidOperationException Refused(string function, string reason, Exception? inner = null) =>
        new($"Function '{function}' cannot be hosted: {reason}", inner);
}

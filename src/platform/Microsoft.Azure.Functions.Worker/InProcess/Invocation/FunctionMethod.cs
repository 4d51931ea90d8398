using System.Reflection;
using Microsoft.Azure.Functions.Worker.InProcess.Functions;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.InProcess.Invocation;

/// <summary>The method behind a function: its class made by dependency injection, its parameters filled, its task awaited.</summary>
internal sealed class FunctionMethod
{
    private readonly MethodInfo method;
    private readonly ParameterSource[] sources;
    private readonly ObjectFactory? create;
    private readonly Func<object?, Task<object?>> awaitResult;

    public FunctionMethod(string function, MethodInfo method, ParameterInfo triggerParameter, FunctionTrigger trigger)
    {
        this.method = method;
        sources = [.. method.GetParameters().Select(p => ParameterSources.For(function, p, triggerParameter, trigger))];
        create = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, []);
        var resultType = Awaited.ResultType(method.ReturnType);
        awaitResult = Awaited.For(method.ReturnType, resultType);
        if (!trigger.Accepts(resultType))
        {
            throw FunctionCatalog.Refused(function, $"the host does not know what to do with a returned {resultType.Name}.");
        }
    }

    public async Task<object?> RunAsync(InvocationContext invocation)
    {
        var arguments = new object?[sources.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = await sources[i](invocation);
        }

        var instance = create?.Invoke(invocation.InstanceServices, arguments: null);
        try
        {
            return await awaitResult(method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null));
        }
        finally
        {
            switch (instance)
            {
                case IAsyncDisposable asynchronous:
                    await asynchronous.DisposeAsync();
                    break;
                case IDisposable synchronous:
                    synchronous.Dispose();
                    break;
            }
        }
    }

    /// <summary>What a method returns, with <see cref="Task"/> and <see cref="ValueTask"/> around it taken off.</summary>
    private static class Awaited
    {
        public static Type ResultType(Type returned)
        {
            if (returned == typeof(Task) || returned == typeof(ValueTask))
            {
                return typeof(void);
            }

            return returned.IsGenericType && returned.GetGenericTypeDefinition() is var open && (open == typeof(Task<>) || open == typeof(ValueTask<>))
                ? returned.GetGenericArguments()[0]
                : returned;
        }

        public static Func<object?, Task<object?>> For(Type returned, Type result)
        {
            if (returned == typeof(Task))
            {
                return NothingAsync;
            }

            if (returned == typeof(ValueTask))
            {
                return static task => NothingAsync(((ValueTask)task!).AsTask());
            }

            if (returned == result)
            {
                return Task.FromResult;
            }

            var name = returned.GetGenericTypeDefinition() == typeof(Task<>) ? nameof(TaskAsync) : nameof(ValueTaskAsync);
            return typeof(Awaited).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(result)
                .CreateDelegate<Func<object?, Task<object?>>>();
        }

        private static async Task<object?> NothingAsync(object? task)
        {
            await (Task)task!;
            return null;
        }

        private static async Task<object?> TaskAsync<T>(object? task) => await (Task<T>)task!;

        private static async Task<object?> ValueTaskAsync<T>(object? task) => await (ValueTask<T>)task!;
    }
}

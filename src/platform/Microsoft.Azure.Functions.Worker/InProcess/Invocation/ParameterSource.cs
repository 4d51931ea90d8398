using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Azure.Functions.Worker.InProcess.Functions;

namespace Microsoft.Azure.Functions.Worker.InProcess.Invocation;

/// <summary>Gives one parameter of a function its value.</summary>
internal delegate ValueTask<object?> ParameterSource(InvocationContext invocation);

/// <summary>Where the parameters of functions get their values from, decided once at the start.</summary>
internal static class ParameterSources
{
    public static ParameterSource For(string function, ParameterInfo parameter, ParameterInfo triggerParameter, FunctionTrigger trigger)
    {
        var type = parameter.ParameterType;
        if (parameter == triggerParameter)
        {
            return trigger.SourceFor(type)
                ?? throw FunctionCatalog.Refused(function, $"a {trigger.Type} cannot be bound to '{type.Name} {parameter.Name}'.");
        }

        if (type == typeof(FunctionContext))
        {
            return invocation => ValueTask.FromResult<object?>(invocation);
        }

        if (type == typeof(CancellationToken))
        {
            return invocation => ValueTask.FromResult<object?>(invocation.CancellationToken);
        }

        if (trigger.DataNames.Contains(parameter.Name!) && ByName(parameter) is { } byName)
        {
            return byName;
        }

        // HttpRequest and HttpContext may stand anywhere in the signature.
        return trigger.SourceFor(type) is { } source && trigger is Http.HttpFunctionTrigger
            ? source
            : throw FunctionCatalog.Refused(
                function,
                $"nothing gives '{type.Name} {parameter.Name}' a value; the {trigger.Type} on '{trigger.Source}' offers " +
                $"{(trigger.DataNames.Count == 0 ? "no names" : string.Join(", ", trigger.DataNames.Order(StringComparer.Ordinal)))}.");
    }

    private static ParameterSource? ByName(ParameterInfo parameter)
    {
        var name = parameter.Name!;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var converter = TypeDescriptor.GetConverter(type);
        if (type != typeof(object) && !converter.CanConvertFrom(typeof(string)))
        {
            return null;
        }

        return invocation =>
        {
            var value = invocation.Trigger.BindingData.GetValueOrDefault(name);
            return ValueTask.FromResult(value switch
            {
                null when parameter.HasDefaultValue => parameter.DefaultValue,
                null => Missing(parameter, invocation),
                _ when type.IsInstanceOfType(value) => value,
                _ => converter.ConvertFromInvariantString(Convert.ToString(value, CultureInfo.InvariantCulture)!),
            });
        };
    }

    private static object? Missing(ParameterInfo parameter, InvocationContext invocation) =>
        parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null
            ? throw new InvalidOperationException($"Function '{invocation.Function.Name}' got no value for its parameter '{parameter.Name}'.")
            : null;
}

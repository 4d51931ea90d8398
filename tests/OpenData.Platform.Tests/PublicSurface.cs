using System.Reflection;
using static OpenData.Platform.Tests.SignatureText;

namespace OpenData.Platform.Tests;

/// <summary>
/// What of an assembly others can see, one normalised signature a line, in no particular order: a line for each type, and for each
/// member a line that begins with its type. Nullability and attributes are left out, names of parameters and their defaults are not.
/// </summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes().SelectMany(Of);

    public static IEnumerable<string> Of(Type type)
    {
        yield return TypeLine(type);
        if (type.IsSubclassOf(typeof(Delegate))) yield break;
        foreach (var member in type.IsEnum ? EnumMembers(type) : Members(type)) yield return $"{FullName(type)}: {member}";
    }

    private static string TypeLine(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"delegate {Name(invoke.ReturnType)} {FullName(type)}({Parameters(invoke)}){Constraints(type.GetGenericArguments())}";
        }

        List<string> parents = [.. BaseOf(type), .. OwnInterfaces(type)];
        var inheritance = parents.Count > 0 ? $" : {string.Join(", ", parents)}" : "";
        return $"{Kind(type)} {FullName(type)}{inheritance}{Constraints(type.GetGenericArguments())}";
    }

    private static IEnumerable<string> BaseOf(Type type)
    {
        if (type.IsEnum) return Enum.GetUnderlyingType(type) is var number && number != typeof(int) ? [Name(number)] : [];
        return type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? [Name(parent)] : [];
    }

    /// <summary>Those neither the base class nor another of the interfaces brings along.</summary>
    private static IEnumerable<string> OwnInterfaces(Type type)
    {
        if (type.IsEnum) return [];
        var all = type.GetInterfaces();
        var implied = all.SelectMany(other => other.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        return all.Where(candidate => candidate.IsVisible && !implied.Contains(candidate)).Select(Name).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> EnumMembers(Type type) =>
        Enum.GetNames(type).Select(name => $"{name} = {Enum.Format(type, Enum.Parse(type, name), "D")}");

    private static IEnumerable<string> Members(Type type)
    {
        foreach (var constructor in type.GetConstructors(Declared).Where(candidate => !candidate.IsStatic && IsVisible(candidate)))
            yield return Constructor(constructor);
        foreach (var field in type.GetFields(Declared).Where(IsVisible))
            yield return Field(field);
        foreach (var property in type.GetProperties(Declared).Where(candidate => candidate.GetAccessors(nonPublic: true).Any(IsVisible)))
            yield return Property(property);
        foreach (var item in type.GetEvents(Declared).Where(candidate => IsVisible(candidate.AddMethod!)))
            yield return $"{Modifiers(item.AddMethod!)}event {Name(item.EventHandlerType!)} {item.Name}";
        foreach (var method in type.GetMethods(Declared).Where(candidate => IsVisible(candidate) && IsOrdinary(candidate)))
            yield return Method(method);
    }

    private static bool IsOrdinary(MethodInfo method) =>
        !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal);
}

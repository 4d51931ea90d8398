using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.InProcess.Functions;

/// <summary>
/// The assemblies whose functions an app hosts: its entry assembly and those it refers to that know functions. A process whose
/// entry assembly is another (a test runner) names them, by comma, in <c>FunctionsWorker:Assemblies</c>.
/// </summary>
internal static class FunctionAssemblies
{
    private static readonly string ThisAssembly = typeof(FunctionAttribute).Assembly.GetName().Name!;

    public static IEnumerable<Type> Classes(IConfiguration configuration)
    {
        var named = configuration["FunctionsWorker:Assemblies"];
        var roots = named is null
            ? Assembly.GetEntryAssembly() is { } entry ? [entry] : []
            : named.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Assembly.Load).ToArray();
        return WithReferences(roots).SelectMany(assembly => assembly.GetTypes());
    }

    private static HashSet<Assembly> WithReferences(Assembly[] roots)
    {
        var found = new HashSet<Assembly>();
        var pending = new Queue<Assembly>(roots);
        while (pending.TryDequeue(out var assembly))
        {
            var references = assembly.GetReferencedAssemblies();
            if (!references.Any(r => r.Name == ThisAssembly) || !found.Add(assembly))
            {
                continue;
            }

            foreach (var reference in references.Where(MayHoldFunctions))
            {
                pending.Enqueue(Assembly.Load(reference));
            }
        }

        return found;
    }

    private static bool MayHoldFunctions(AssemblyName name) =>
        name.Name is { } text
        && !text.StartsWith("System.", StringComparison.Ordinal)
        && !text.StartsWith("Microsoft.", StringComparison.Ordinal)
        && !text.StartsWith("Azure.", StringComparison.Ordinal);
}

using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using OpenData.Testing;

namespace OpenData.Platform.Tests;

/// <summary>
/// The stand-ins must not grow what the published packages lack, or code would compile here and not against the packages.
/// <c>Signatures/</c> holds what is published, written from its public documentation.
/// </summary>
public sealed class SignatureTests
{
    public static TheoryData<string> StandIns =>
        [.. Directory.GetDirectories(Repository.PathOf("src", "platform")).Select(directory => Path.GetFileName(directory))];

    [Theory]
    [MemberData(nameof(StandIns))]
    public void Has_no_public_type_or_member_that_the_published_package_lacks(string assembly)
    {
        var surface = PublicSurface.Of(Assembly.Load(assembly));

        var more = surface.Except(Published(assembly), StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Assert.True(!more.Any(), $"Not published in {assembly}:\n{string.Join('\n', more)}");
    }

    [Fact]
    public void Tells_every_kind_of_member_apart()
    {
        const string Sample = "OpenData.Platform.Tests.SignatureTests.Sample<T>";
        string[] expected =
        [
            $"abstract class {Sample} : Random, IDisposable where T : class, IComparable<T>, new()",
            $"{Sample}: protected Sample(string name = \"n\", params int[] sizes)",
            $"{Sample}: const int Limit = 7",
            $"{Sample}: abstract T Value {{ get; protected set; }}",
            $"{Sample}: DayOfWeek? Day {{ get; init; }}",
            $"{Sample}: void Dispose()",
            $"{Sample}: override string ToString()",
            $"{Sample}: virtual bool TryRead(DayOfWeek day, out int[] found, CancellationToken cancellationToken = default)",
            $"{Sample}: static Task<List<T>> ReadAsync<TOther>(DayOfWeek day = DayOfWeek.Monday) where TOther : struct",
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), PublicSurface.Of(typeof(Sample<>)).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Published(string assembly)
    {
        var list = Repository.PathOf("tests", "OpenData.Platform.Tests", "Signatures", $"{assembly}.txt");
        return File.Exists(list) ? File.ReadLines(list) : [];
    }

    [SuppressMessage("Design", "CA1063", Justification = "Only its signatures matter.")]
    [SuppressMessage("Usage", "CA1816", Justification = "Only its signatures matter.")]
    public abstract class Sample<T> : Random, IDisposable
        where T : class, IComparable<T>, new()
    {
        public const int Limit = 7;

        protected Sample(string name = "n", params int[] sizes) => Day = (DayOfWeek)(name.Length + sizes.Length);

        public abstract T Value { get; protected set; }

        public DayOfWeek? Day { get; init; }

        public static Task<List<T>> ReadAsync<TOther>(DayOfWeek day = DayOfWeek.Monday)
            where TOther : struct =>
            Task.FromResult<List<T>>([]);

        public virtual bool TryRead(DayOfWeek day, out int[] found, CancellationToken cancellationToken = default)
        {
            found = [];
            return false;
        }

        public void Dispose() => Hidden();

        public override string ToString() => "";

        internal void Hidden() => GC.KeepAlive(this);
    }
}

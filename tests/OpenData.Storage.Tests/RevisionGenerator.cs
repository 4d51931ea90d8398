using System.Text;
using FsCheck;
using FsCheck.Fluent;
using OpenData.Observations;

namespace OpenData.Storage.Tests;

/// <summary>Revisions with whatever values their types allow: every member of every enumeration, decimals of any scale, texts of any plane.</summary>
internal static class RevisionGenerator
{
    /// <summary>Revisions with the identity of <paramref name="sample"/> and anything else.</summary>
    public static Gen<PublishedRevision> Revisions(PublishedRevision sample) =>
        from observations in Observations().ListOf()
        from findings in Findings().ListOf()
        from title in OrNull(Texts())
        from issuer in OrNull(Texts())
        from names in Texts().ArrayOf(4)
        from kind in Gen.Elements(Enum.GetValues<ReportKind>())
        from day in Gen.OneOf(Gen.Constant((DateOnly?)null), Gen.Choose(0, 40_000).Select(days => (DateOnly?)new DateOnly(1950, 1, 1).AddDays(days)))
        from ticks in Gen.Choose(0, int.MaxValue)
        select sample with
        {
            Observations = [.. observations.Select((observation, i) => observation with { Sequence = i + 1 })],
            Findings = [.. findings.Select((finding, i) => finding with { Sequence = i + 1 })],
            Title = title,
            Issuer = issuer,
            Township = new Township("430681104", names[0], names[1], names[2], names[3]),
            Kind = kind,
            PublishedOn = day,
            CreatedAt = DateTimeOffset.UnixEpoch.AddTicks(ticks),
        };

    private static Gen<Observation> Observations() =>
        from texts in Texts().ArrayOf(6)
        from rare in OrNull(Texts()).ArrayOf(2)
        from values in Decimals().ArrayOf(3)
        from more in Gen.OneOf(Gen.Constant((decimal?)null), Decimals().Select(value => (decimal?)value)).ArrayOf(2)
        from qualifier in Gen.Elements(Enum.GetValues<Qualifier>())
        from topic in Gen.Elements(Enum.GetValues<Topic>())
        from status in Gen.Elements(Enum.GetValues<ObservationStatus>())
        from measure in Gen.Elements(Enum.GetValues<Measure>())
        from period in OrNull(Gen.Elements("2017", "2017-H1", "2017-Q4", "2017-09", "2017-01/2017-11", "2014/2017", "2014/"))
        from periodSource in Gen.Elements(Enum.GetValues<PeriodSource>())
        from start in Gen.Choose(0, int.MaxValue / 2)
        from length in Gen.Choose(0, 1000)
        select new Observation
        {
            Sequence = 0,
            Quantity = new Quantity(texts[0], values[0], more[0], texts[1], values[1], more[1], texts[2], qualifier),
            Indicator = texts[3],
            IndicatorId = rare[0] is null ? null : "rural-dibao.persons",
            Topic = topic,
            Status = status,
            Measure = measure,
            Place = rare[1],
            Period = period is null ? null : Period.Parse(period),
            PeriodSource = periodSource,
            Source = new SourceSpan(start, length),
            Quote = texts[4],
            Section = texts[5],
            Confidence = values[2],
            Rule = "sample",
        };

    private static Gen<Finding> Findings() =>
        from kind in Gen.Elements(Enum.GetValues<FindingKind>())
        from verified in Gen.Elements(true, false)
        from sequences in Gen.Choose(1, 9_999).ListOf()
        from values in Gen.OneOf(Gen.Constant((decimal?)null), Decimals().Select(value => (decimal?)value)).ArrayOf(3)
        from texts in Texts().ArrayOf(2)
        select new Finding
        {
            Sequence = 0,
            Kind = kind,
            Verified = verified,
            Observations = [.. sequences],
            Expected = values[0],
            Stated = values[1],
            Tolerance = values[2],
            Message = texts[0],
            MessageEn = texts[1],
        };

    private static Gen<decimal> Decimals() =>
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from middle in Gen.Choose(0, int.MaxValue)
        from high in Gen.Elements(0, 0, 0, 12345)
        from negative in Gen.Elements(true, false)
        from scale in Gen.Choose(0, 28)
        select new decimal(low, middle, high, negative, (byte)scale);

    /// <summary>Whole characters of every plane, with what JSON, OData and XML would have to escape.</summary>
    private static Gen<string> Texts() =>
        Gen.OneOf(
                Gen.Choose('一', '龥').Select(code => new Rune(code)),
                Gen.Choose(' ', '~').Select(code => new Rune(code)),
                Gen.Choose(0x20000, 0x2A6DF).Select(code => new Rune(code)),
                Gen.Elements('\t', '\n', '\r', '\'', '"', '\\', '\u0001', '\u0085', '\u2028', '\uFEFF', '\uFFFD', '\uE000', '<', '&').Select(c => new Rune(c)))
            .ListOf()
            .Select(runes => string.Concat(runes));

    private static Gen<T?> OrNull<T>(Gen<T> values)
        where T : class => Gen.OneOf(Gen.Constant((T?)null), values.Select(value => (T?)value));
}

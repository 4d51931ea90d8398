using OpenData.Observations;
using OpenData.Observations.Checks;
using OpenData.Reading.Characters;
using OpenData.Reading.Decoding;
using OpenData.Reading.Meaning;
using OpenData.Reading.Quantities;
using OpenData.Reading.Register;
using OpenData.Reading.Structure;

namespace OpenData.Reading;

/// <summary>Reads report files into observations. Pure and deterministic; never throws on content; linear in the length of the text.</summary>
public static class ReportReader
{
    /// <summary>Changes whenever the same bytes could give other observations.</summary>
    public const string Version = "4";

    /// <summary>The whole way of a report: bytes, text without personal numbers, figures, what the report says of itself, its outline, whose it is, observations, checks.</summary>
    public static ReadReport Read(ReadOnlyMemory<byte> file, ReportHint hint)
    {
        var decoded = FileDecoder.Decode(file, hint.FileName);
        if (decoded.Rejection is not null) return new ReadReport { Rejection = decoded.Rejection, Format = decoded.Format, Encoding = decoded.Encoding, ReaderVersion = Version };
        return ReadText(new ReportText(PersonalNumbers.Hide(decoded.Text)), hint) with { Format = decoded.Format, Encoding = decoded.Encoding };
    }

    /// <summary>The same from a decoded text. Observations are read even where it can't be told whose report this is.</summary>
    internal static ReadReport ReadText(ReportText text, ReportHint hint)
    {
        var numerals = NumeralReader.Read(text.Plain);
        var facts = ReportFactsReader.Read(text, numerals, hint.FileName);
        var resolution = TownshipResolver.Resolve(text, hint.TownshipId);
        var ownNames = OwnNames.Of(resolution.Township);
        var outline = OutlineOf(text, numerals, facts, ownNames);
        var observations = ObservationReader.Read(text, numerals, outline, facts, ownNames);
        return new ReadReport
        {
            Rejection = resolution.Rejection ?? (facts.Period is null ? Rejections.UnknownPeriod() : null),
            Text = text.Original,
            Title = facts.Title,
            Township = resolution.Township,
            Period = facts.Period,
            Kind = facts.Kind,
            Slug = facts.Slug,
            Issuer = facts.Issuer,
            PublishedOn = facts.PublishedOn,
            Sections = outline.Sections(text.Original),
            Observations = observations,
            Findings = ReportChecks.Run(observations),
            Diagnostics = [.. numerals.Unread, .. DiagnosticsOf(resolution)],
            ReaderVersion = Version,
        };
    }

    /// <summary>The sections alone of a text that was read before: a fraction of the work of reading it. Without the file's name the part of a section may be another than it was.</summary>
    /// <param name="text">As it is published, personal numbers hidden.</param>
    /// <param name="township">Whose report it is.</param>
    public static IReadOnlyList<Section> SectionsOf(string text, Township township)
    {
        var report = new ReportText(text);
        var numerals = NumeralReader.Read(report.Plain);
        return OutlineOf(report, numerals, ReportFactsReader.Read(report, numerals, fileName: null), OwnNames.Of(township)).Sections(report.Original);
    }

    private static Outline OutlineOf(ReportText text, NumeralReading numerals, ReportFacts facts, string[] ownNames)
    {
        numerals.LeaveOutNames(text.Plain, facts.Body, ownNames);
        return OutlineReader.Read(text.Plain, numerals, facts);
    }

    private static IEnumerable<Diagnostic> DiagnosticsOf(TownshipResolution resolution)
    {
        if (resolution.DiffersAt is { } other) yield return new Diagnostic("township_differs", other);
        if (resolution.FormerNameAt is { } former) yield return new Diagnostic("township_former_name", former);
    }
}

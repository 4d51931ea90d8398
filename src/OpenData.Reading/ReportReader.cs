using System.Text;
using OpenData.Observations;
using OpenData.Observations.Checks;
using OpenData.Reading.Characters;
using OpenData.Reading.Meaning;
using OpenData.Reading.Quantities;
using OpenData.Reading.Structure;

namespace OpenData.Reading;

/// <summary>Reads report files into observations. Pure and deterministic; never throws on content; linear in the length of the text.</summary>
public static class ReportReader
{
    /// <summary>Changes whenever the same bytes could give other observations.</summary>
    public const string Version = "1";

    /// <summary>The whole way of a report: bytes, text, structure, quantities, observations.</summary>
    public static ReadReport Read(ReadOnlyMemory<byte> file, ReportHint hint)
    {
        var text = new ReportText(Encoding.UTF8.GetString(file.Span).TrimStart('\uFEFF'));
        var numerals = NumeralReader.Read(text.Plain);
        var facts = ReportFactsReader.Read(text, numerals, hint.FileName);
        var outline = OutlineReader.Read(text.Plain, numerals, facts);
        var observations = ObservationReader.Read(text, numerals, outline, facts, []);
        return new ReadReport
        {
            Text = text.Original,
            Format = "txt",
            Title = facts.Title,
            Period = facts.Period,
            Kind = facts.Kind,
            Slug = facts.Slug,
            Issuer = facts.Issuer,
            PublishedOn = facts.PublishedOn,
            Observations = observations,
            Findings = ReportChecks.Run(observations),
            Diagnostics = numerals.Unread,
            ReaderVersion = Version,
        };
    }
}

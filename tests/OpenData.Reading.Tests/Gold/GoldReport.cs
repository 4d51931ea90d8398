using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using OpenData.Observations;

namespace OpenData.Reading.Tests.Gold;

/// <summary>An annotated report: its file, the annotations beside it, and what the reader makes of it.</summary>
internal sealed class GoldReport
{
    private readonly Lazy<ReadReport> reading;
    private readonly Lazy<IReadOnlyList<GoldRow>> rows;

    public GoldReport(string name, string textPath, string? townshipId)
    {
        Name = name;
        TextPath = textPath;
        Text = File.ReadAllText(textPath);
        Hint = new ReportHint(townshipId, Path.GetFileName(textPath));
        rows = new(() => [.. Lines.Select(line => new GoldRow(ParseLine(line), Text))]);
        reading = new(() => ReportReader.Read(File.ReadAllBytes(textPath), Hint));
    }

    /// <summary>Folder and file name without extension.</summary>
    public string Name { get; }

    public string TextPath { get; }

    public string GoldPath => Path.ChangeExtension(TextPath, ".gold.jsonl");

    public string Text { get; }

    public ReportHint Hint { get; }

    /// <summary>The lines of the gold file, as they stand.</summary>
    public IReadOnlyList<string> Lines => [.. File.ReadLines(GoldPath).Where(line => line.Trim().Length > 0)];

    public IReadOnlyList<GoldRow> Rows => rows.Value;

    /// <summary>What is known of the report and which of its figures were planted to agree or not; only reports written for this project have it.</summary>
    public JObject Meta => JObject.Parse(File.ReadAllText(Path.ChangeExtension(TextPath, ".meta.json")));

    /// <summary>Read once; the record is immutable.</summary>
    public ReadReport Reading => reading.Value;

    public override string ToString() => Name;

    /// <summary>Dates stay text, numbers stay decimal.</summary>
    public static JObject ParseLine(string line)
    {
        using var reader = new JsonTextReader(new StringReader(line)) { FloatParseHandling = FloatParseHandling.Decimal, DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}

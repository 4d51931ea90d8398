using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace OpenData.Storage.Exports;

/// <summary>Which release of the bulk files is the current one. The one small blob whose replacement makes a release visible, whole.</summary>
/// <param name="Release">Its folder, see <see cref="Keys.ExportRelease"/>.</param>
/// <param name="Generation">Of the data, in the instance that made it.</param>
/// <param name="State">Of the data, the same in every instance: sixteen hexadecimal digits.</param>
/// <param name="AsOf">When the data came into that state.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Seconds">How long making it took.</param>
/// <param name="Maker">The build that made it: another one may write other files.</param>
/// <param name="Files">What it consists of.</param>
/// <param name="Previous">Older releases that may still be downloaded.</param>
public sealed record ExportManifest(
    string Release,
    long Generation,
    string State,
    DateTimeOffset AsOf,
    DateTimeOffset CreatedAt,
    double Seconds,
    string Maker,
    IReadOnlyList<ExportFile> Files,
    IReadOnlyList<SupersededRelease> Previous)
{
    private static readonly JsonSerializerSettings Format = new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
        Formatting = Formatting.Indented,
    };

    public string ToJson() => JsonConvert.SerializeObject(this, Format);

    /// <exception cref="JsonException">The text is no manifest.</exception>
    public static ExportManifest Parse(string json) =>
        JsonConvert.DeserializeObject<ExportManifest>(json, Format) ?? throw new JsonSerializationException("The export manifest is empty.");
}

/// <summary>One file of a release.</summary>
/// <param name="Name">Such as <c>observations.csv.gz</c>.</param>
/// <param name="MediaType">As sent with it.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Records">How many observations it holds; null for files about files.</param>
public sealed record ExportFile(string Name, string MediaType, long Bytes, string Sha256, long? Records);

/// <summary>A release that is no longer the current one.</summary>
/// <param name="Release">Its folder.</param>
/// <param name="Files">What it consists of.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="SupersededAt">When a later one took its place.</param>
public sealed record SupersededRelease(string Release, IReadOnlyList<ExportFile> Files, DateTimeOffset CreatedAt, DateTimeOffset SupersededAt);

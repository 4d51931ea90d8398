using System.Text;
using Newtonsoft.Json.Linq;
using OpenData.Api.Fields;
using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Revisions;

namespace OpenData.Api.Tests;

[Collection(SharedAzurite.Name)]
public sealed class FormatsTests(AzuriteServer azurite)
{
    [Fact]
    public async Task Json_json_lines_and_csv_have_equal_cells()
    {
        await using var server = (await ApiServer.StartAsync(azurite)).Apply(
            RevisionBuilder.Of("430681104-2017").Titled("报告，含“引号\"与逗号,”").Says("茶叶,产业\"面积\"", "320.50亩")
                .Section("=一、农业").Says("- 修路", "8公里", change: o => o with { Place = "花石村", Period = null, Section = "" })
                .Says("换行\r\n之后", "3人", change: o => o with { Quantity = o.Quantity with { ValueMax = 5.10m, Qualifier = Qualifier.Range } })
                .Finds(FindingKind.SumMismatch, verified: false, 1, 2).Finds(FindingKind.ShareMismatch, verified: true, 1).Build());
        var json = (await server.JsonAsync("/observations"))["data"]!;
        using var lines = await server.GetAsync("/observations?format=jsonl");
        using var csv = await server.GetAsync("/observations?format=csv");

        var fromLines = (await lines.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ApiServer.Parse);
        Assert.Equal(json.Select(record => record.ToString()), fromLines.Select(record => record.ToString()));
        var table = Csv(await csv.Content.ReadAsStringAsync());
        Assert.Equal(ObservationFields.All.Select(field => field.Name), table[0]);
        Assert.Equal(json.Select(record => ((JObject)record).Properties().Select(property => Cell(property.Value))), table.Skip(1));
    }

    [Theory]
    [InlineData("=")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("@")]
    public async Task A_spreadsheet_never_gets_a_formula(string sign)
    {
        await using var server = (await ApiServer.StartAsync(azurite)).Apply(
            RevisionBuilder.Of("430681104-2017").Titled(sign + "1+1").Section(sign + "一").Says(sign + "SUM(A1)", "3人", change: o => o with { Place = sign + "村" }).Build());
        using var guarded = await server.GetAsync("/observations?format=csv&bom=true");
        using var plain = await server.GetAsync("/observations?format=csv");
        var (safe, exact) = (await guarded.Content.ReadAsStringAsync(), await plain.Content.ReadAsStringAsync());
        Assert.Equal([0xEF, 0xBB, 0xBF], (await guarded.Content.ReadAsByteArrayAsync())[..3]);
        Assert.StartsWith("id,", exact, StringComparison.Ordinal);
        foreach (var (cell, before) in Csv(safe)[1].Zip(Csv(exact)[1]))
        {
            Assert.DoesNotContain(cell?.FirstOrDefault() ?? ' ', "=+-@");
            Assert.Equal(before, before?.StartsWith(sign, StringComparison.Ordinal) == true ? cell![1..] : cell);
        }
    }

    private static string? Cell(JToken value) => value.Type switch
    {
        JTokenType.Null => null,
        JTokenType.Array => string.Join(';', value.Values<string>()),
        JTokenType.Boolean => (bool)value ? "true" : "false",
        _ => value.ToString(),
    };

    /// <summary>Cells per RFC 4180; null where there is nothing between the commas.</summary>
    private static List<List<string?>> Csv(string text)
    {
        var (rows, row, cell, isQuoted, wasQuoted) = (new List<List<string?>>(), new List<string?>(), new StringBuilder(), false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (c == '"') (isQuoted, wasQuoted) = (!isQuoted, true);
            else if (isQuoted || (c is not (',' or '\r' or '\n'))) cell.Append(c);
            else if (c is ',' or '\n')
            {
                row.Add(cell.Length == 0 && !wasQuoted ? null : cell.ToString());
                (cell, wasQuoted) = (new StringBuilder(), false);
                if (c != '\n') continue;
                rows.Add(row);
                row = [];
            }
        }

        return rows;
    }
}

using System.Text;
using OpenData.Observations;
using OpenData.Reading;
using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.Functions.Tests;

/// <summary>A file that makes the reader throw, which no file should: the host, the poison queue and the status of the upload deal with it.</summary>
[Collection(SharedAzurite.Name)]
public sealed class PoisonTests(AzuriteServer azurite)
{
    private const string Township = "430681104";
    private static readonly byte[] Poison = Encoding.UTF8.GetBytes("白水镇2022年工作总结，读到这里程序就崩溃。");

    [Fact]
    public async Task A_file_that_makes_the_reader_throw_is_tried_five_times_recorded_as_failed_and_stops_nobody()
    {
        var (reader, warnings) = (new ThrowingReader(), new RecordedWarnings());
        await using var app = await FunctionsHost.StartAsync(azurite, reader.Read, warnings);
        var bearer = await app.BearerAsync(Township);
        using var poison = await app.SendAsync(HttpMethod.Put, $"/api/v1/uploads/{Township}/2022.txt", bearer, Encoding.UTF8.GetString(Poison));
        using var decent = await app.SendAsync(HttpMethod.Put, $"/api/v1/uploads/{Township}/2023.txt", bearer, Report(2023));

        var published = await app.UntilAsync(decent.Headers.Location!.ToString(), bearer, "published");
        var failed = await app.UntilAsync(poison.Headers.Location!.ToString(), bearer, "failed");
        using var later = await app.SendAsync(HttpMethod.Put, $"/api/v1/uploads/{Township}/2021.txt", bearer, Report(2021));
        await app.UntilAsync(later.Headers.Location!.ToString(), bearer, "published");

        Assert.Equal("430681104-2023", (string?)published["report_id"]);
        Assert.Equal(("processing_failed", 5, 5), ((string?)failed["code"], (int)failed["attempts"]!, reader.Throws));
        Assert.Contains("文件没有丢失", (string?)failed["message"], StringComparison.Ordinal);
        Assert.Contains("not lost", (string?)failed["message_en"], StringComparison.Ordinal);
        Assert.DoesNotContain(warnings.Messages, message => message.Contains("读到这里", StringComparison.Ordinal));
    }

    private static string Report(int year) =>
        $"白水镇{year}年工作总结\n一、民生保障\n全年发放高龄补贴101人21万元，新建卫生厕所11座，排查矛盾纠纷201起。\n";

    /// <summary>The real reader, but for one file.</summary>
    private sealed class ThrowingReader
    {
        private int throws;

        public int Throws => throws;

        public ReadReport Read(ReadOnlyMemory<byte> file, ReportHint hint)
        {
            if (!file.Span.SequenceEqual(Poison)) return ReportReader.Read(file, hint);
            Interlocked.Increment(ref throws);
            throw new InvalidOperationException("The reader has a bug.");
        }
    }
}

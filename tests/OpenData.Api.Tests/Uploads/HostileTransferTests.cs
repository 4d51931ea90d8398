using System.Net.Sockets;
using System.Text;
using OpenData.Storage;
using OpenData.Testing;

namespace OpenData.Api.Tests.Uploads;

/// <summary>Names and transfers made to do harm: nothing of them is kept, and the next sender notices nothing.</summary>
[Collection(SharedAzurite.Name)]
public sealed class HostileTransferTests(AzuriteServer azurite) : IAsyncLifetime
{
    private UploadingTownship township = null!;

    public async Task InitializeAsync() =>
        township = await UploadingTownship.StartAsync(azurite, (ApiSettings.UploadTimeoutSetting, "00:00:03"));

    public async Task DisposeAsync() => await township.DisposeAsync();

    [Theory]
    [InlineData("%E2%80%AEtxt.2023")]
    [InlineData("2023%E2%80%8B.txt")]
    [InlineData("2023%07.txt")]
    [InlineData("2023%0A.txt")]
    [InlineData("a%5Cb.txt")]
    [InlineData("..%2F430681105%2F2023.txt")]
    [InlineData("..%5C430681105%5C2023.txt")]
    [InlineData("%252e%252e%252f430681105.txt")]
    [InlineData("%FF%FE.txt")]
    [InlineData("%20")]
    [InlineData("...")]
    public async Task A_name_that_is_none_is_refused(string name)
    {
        using var response = await township.PutAsync(name, UploadingTownship.Report(2023));

        Assert.Equal("bad_file_name", await UploadingTownship.CodeAsync(400, response));
        await NothingIsKeptAsync();
    }

    [Fact]
    public async Task A_name_of_a_thousand_characters_is_refused()
    {
        using var ascii = await township.PutAsync(new string('a', 1000), UploadingTownship.Report(2023));
        using var chinese = await township.PutAsync(new string('镇', 500), UploadingTownship.Report(2023));
        using var longest = await township.PutAsync(new string('镇', 1000), UploadingTownship.Report(2023));

        Assert.Equal("bad_file_name", await UploadingTownship.CodeAsync(400, ascii));
        Assert.Equal("url_too_long", await UploadingTownship.CodeAsync(414, chinese));
        Assert.Equal(414, (int)longest.StatusCode);
        await NothingIsKeptAsync();
    }

    [Theory]
    [InlineData("/api/v1/uploads/430681104/..")]
    [InlineData("/api/v1/uploads/430681104/%2e%2e")]
    [InlineData("/api/v1/uploads/430681104/../430681105/a.txt")]
    [InlineData("/api/v1/uploads/430681104/%2e%2e/430681105/a.txt")]
    [InlineData("/api/v1/uploads/430681104/..%2f430681105%2fa.txt")]
    [InlineData("/api/v1/uploads/430681104/a%00.txt")]
    [InlineData("/api/v1/uploads/430681104/a.txt/b.txt")]
    public async Task A_path_leads_nowhere_else(string target)
    {
        using var socket = await township.ConnectAsync(township.Head(target, 2) + "ab");

        Assert.Matches("^HTTP/1.1 40[0-9] ", await AnswerAsync(socket));
        await NothingIsKeptAsync();
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_by_its_length_and_by_its_bytes()
    {
        var file = new byte[Upload.MaxLength + 1];
        using var announced = await township.PutAsync("2023.txt", file, "text/plain");
        using var content = new StreamContent(new MemoryStream(file));
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Route.Base}/uploads/430681104/2023.txt") { Content = content };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.TryAddWithoutValidation(township.Bearer.Name, township.Bearer.Value);
        using var chunked = await township.Server.Client.SendAsync(request);

        Assert.Equal("file_too_large", await UploadingTownship.CodeAsync(413, announced));
        Assert.Equal("file_too_large", await UploadingTownship.CodeAsync(413, chunked));
        await NothingIsKeptAsync();
    }

    [Fact]
    public async Task The_largest_file_that_is_allowed_is_taken_in()
    {
        await using var patient = await UploadingTownship.StartAsync(azurite);
        var file = new byte[Upload.MaxLength];
        Array.Fill(file, (byte)' ');

        using var response = await patient.PutAsync("2023.txt", file, "text/plain");

        Assert.Equal(Upload.MaxLength, (long)(await UploadingTownship.DataAsync(202, response))["length"]!);
    }

    [Fact]
    public async Task An_upload_of_a_byte_a_second_is_told_that_it_is_too_slow()
    {
        using var socket = await township.ConnectAsync(township.Head("/api/v1/uploads/430681104/2023.txt", 1000));
        using var reader = new StreamReader(socket.GetStream(), Encoding.UTF8);
        var status = reader.ReadLineAsync();
        while (!status.IsCompleted)
        {
            await socket.GetStream().WriteAsync("a"u8.ToArray());
            await Task.WhenAny(status, Task.Delay(TimeSpan.FromSeconds(1)));
        }

        Assert.StartsWith("HTTP/1.1 408 ", await status, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"upload_timeout\"", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        await NothingIsKeptAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_cut_in_the_middle_leaves_nothing(bool saysGoodbye)
    {
        using (var socket = await township.ConnectAsync(township.Head("/api/v1/uploads/430681104/2023.txt", 1_000_000) + new string('a', 500_000)))
        {
            if (saysGoodbye)
            {
                var answer = AnswerAsync(socket);
                socket.Client.Shutdown(SocketShutdown.Send);
                Assert.Matches("^(HTTP/1.1 400 |$)", await answer);
            }
            else socket.LingerState = new LingerOption(true, 0);
        }

        await NothingIsKeptAsync();
    }

    [Fact]
    public async Task Many_tiny_uploads_are_all_kept_and_counted()
    {
        const int Count = 200;
        await Parallel.ForEachAsync(Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            using var response = await township.PutAsync($"{i}.txt", $"{i}");
            Assert.Equal(202, (int)response.StatusCode);
        });

        var list = await township.Server.JsonAsync("/uploads/430681104?limit=1000", township.Bearer);
        Assert.Equal(Count, (int)list["meta"]!["total"]!);
        Assert.Equal(Count, (await township.FilesAsync()).Count);
    }

    /// <summary>No file, no entry, and a decent upload works.</summary>
    private async Task NothingIsKeptAsync()
    {
        Assert.Empty(await township.FilesAsync());
        Assert.Equal(0, (int)(await township.Server.JsonAsync("/uploads/430681104", township.Bearer))["meta"]!["total"]!);
        using var decent = await township.PutAsync("2022.txt", UploadingTownship.Report(2022));
        await UploadingTownship.DataAsync(202, decent);
        Assert.Equal(["430681104/2022.txt"], await township.FilesAsync());
    }

    private static async Task<string> AnswerAsync(TcpClient socket)
    {
        using var reader = new StreamReader(socket.GetStream(), Encoding.UTF8);
        try
        {
            return await reader.ReadToEndAsync();
        }
        catch (IOException)
        {
            // Reset while the answer was read: what came before is lost with it.
            return "";
        }
    }
}

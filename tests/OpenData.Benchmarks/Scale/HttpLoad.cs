using System.Buffers;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace OpenData.Benchmarks.Scale;

/// <summary>Asks a server over connections that stay open, with as little work of its own as possible, and takes the time.</summary>
internal sealed class HttpLoad(Uri server)
{
    /// <summary>The time of each request, one after another on one connection.</summary>
    public IReadOnlyList<double> Milliseconds(IEnumerable<string> paths)
    {
        using var connection = new Connection(server);
        var times = new List<double>();
        foreach (var path in paths)
        {
            var request = Connection.RequestFor(server, path);
            var started = Stopwatch.GetTimestamp();
            var status = connection.Ask(request);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (status != 200) throw new InvalidOperationException($"{path} was answered {status}.");
        }

        return times;
    }

    /// <summary>Requests a second over several connections at once, each going through its own share of the paths again and again.</summary>
    /// <param name="paths">Asked in turn.</param>
    /// <param name="expected">The status all answers have to have.</param>
    /// <param name="duration">How long.</param>
    /// <param name="headers">Further lines of the requests, each with its line end.</param>
    public async Task<double> PerSecondAsync(IReadOnlyList<string> paths, int expected, TimeSpan duration, string headers = "")
    {
        const int Connections = 8;
        var requests = paths.Select(path => Connection.RequestFor(server, path, headers)).ToArray();
        using var stop = new CancellationTokenSource();
        var started = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(share => Task.Factory.StartNew(
            () =>
            {
                using var connection = new Connection(server);
                var count = 0;
                for (; !stop.IsCancellationRequested && started.Elapsed < duration; count++)
                {
                    var status = connection.Ask(requests[((count * Connections) + share) % requests.Length]);
                    if (status != expected) throw new InvalidOperationException($"{paths[((count * Connections) + share) % requests.Length]} was answered {status}.");
                }

                return count;
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        return counts.Sum() / started.Elapsed.TotalSeconds;
    }

    /// <summary>One connection that reads answers with a Content-Length, and those without a body.</summary>
    private sealed class Connection : IDisposable
    {
        private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 20);

        public Connection(Uri server) => socket.Connect(server.Host, server.Port);

        public static byte[] RequestFor(Uri server, string path, string headers = "") =>
            Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\n{headers}\r\n");

        public int Ask(byte[] request)
        {
            socket.Send(request);
            var (have, head) = (0, -1);
            while (head < 0)
            {
                var read = socket.Receive(buffer, have, buffer.Length - have, SocketFlags.None);
                if (read == 0) throw new IOException("The server closed the connection.");
                have += read;
                head = buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8);
            }

            var header = Encoding.ASCII.GetString(buffer, 0, head);
            var status = int.Parse(header.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
            const string Name = "content-length: ";
            var at = header.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
            var length = at < 0 ? 0 : long.Parse(header.AsSpan(at + Name.Length).ToString().Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture);
            for (var left = length - (have - head - 4); left > 0;)
            {
                var read = socket.Receive(buffer);
                if (read == 0) throw new IOException("The server closed the connection.");
                left -= read;
            }

            return status;
        }

        public void Dispose()
        {
            socket.Dispose();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

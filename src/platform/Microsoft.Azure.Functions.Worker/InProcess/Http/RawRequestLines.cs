using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Microsoft.Azure.Functions.Worker.InProcess.Http;

/// <summary>Puts a <see cref="RequestLineStream"/> before the server on every connection.</summary>
internal static class RawRequestLines
{
    public static void Accept(IConnectionBuilder connections) => connections.Use(next => async connection =>
    {
        var transport = connection.Transport;
        var input = PipeReader.Create(new RequestLineStream(transport.Input.AsStream(leaveOpen: true)), new StreamPipeReaderOptions(leaveOpen: true));
        connection.Transport = new Duplex(input, transport.Output);
        try
        {
            await next(connection);
        }
        finally
        {
            await input.CompleteAsync();
            connection.Transport = transport;
        }
    });

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

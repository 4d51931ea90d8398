using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Retries, transport and diagnostics of <see cref="ClientOptions"/>, and the version of the service's protocol.</summary>
public class TableClientOptions : ClientOptions
{
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06)
    {
        Version = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion), serviceVersion, "No version of the table service."),
        };
        foreach (var name in (ReadOnlySpan<string>)["DataServiceVersion", "x-ms-error-code"]) Diagnostics.LoggedHeaderNames.Add(name);
    }

    /// <summary>As the header <c>x-ms-version</c> wants it.</summary>
    internal string Version { get; }

    /// <summary>A version of the service's protocol, sent with every request.</summary>
    public enum ServiceVersion
    {
        V2019_02_02 = 1,
        V2020_12_06 = 2,
    }
}

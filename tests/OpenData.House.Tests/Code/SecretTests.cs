using System.Text.RegularExpressions;
using OpenData.Testing;

namespace OpenData.House.Tests.Code;

/// <summary>The project tells nobody's secrets and nothing of the machine it was written on.</summary>
public sealed partial class SecretTests
{
    /// <summary>The emulator's account key is public, the same everywhere; whoever speaks with the emulator has to know it.</summary>
    private static readonly string[] KnowTheEmulator =
    [
        "src/platform/Azure.Data.Tables/TableConnectionString.cs",
        "src/platform/Microsoft.Azure.Functions.Worker/InProcess/Storage/StorageConnectionString.cs",
        "tests/OpenData.Testing/AzuriteServer.cs",
    ];

    private static readonly string EmulatorKey = string.Concat("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IF", "suFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==");

    [Fact]
    public void No_file_holds_a_key_or_a_password()
    {
        Faults.None(
            from file in ProjectFiles.All
            where file.Name != "package-lock.json"
            let text = KnowTheEmulator.Contains(file.Path) ? file.Text.Replace(EmulatorKey, "", StringComparison.Ordinal) : file.Text
            from Match secret in Secret().Matches(text)
            select $"{file.Path}: {secret.Value[..Math.Min(secret.Length, 24)]}…");
    }

    [Fact]
    public void No_file_names_a_package_registry()
    {
        Faults.None(
            from file in ProjectFiles.All
            from Match host in Registry().Matches(file.Text)
            select $"{file.At(host.Index)}: {host.Value}");
    }

    [Fact]
    public void No_file_holds_a_path_of_one_machine()
    {
        Faults.None(
            from file in ProjectFiles.All
            from Match path in MachinePath().Matches(file.Text)
            select $"{file.At(path.Index)}: {path.Value}");
        Faults.None(
            from file in ProjectFiles.All
            let at = file.Text.IndexOf(Repository.Root + "/", StringComparison.Ordinal)
            where at >= 0
            select $"{file.At(at)}: {Repository.Root}");
    }

    // Each sample in two pieces, so that this file holds none.
    [Theory]
    [InlineData("AccountKey=", "b2gsIHRoaXMgaXMgbm90IGEga2V5IGF0IGFsbA==")]
    [InlineData("?sv=2024-11-04&sr=c&s", "ig=Zm9yIGEgdGVzdCBvbmx5LCBub3RoaW5nIGVsc2U%3D")]
    [InlineData("-----BEGIN RSA PRI", "VATE KEY-----")]
    [InlineData("ghp_0123456789", "abcdefghijABCDEFGHIJ012345")]
    [InlineData("Authorization: Bear", "er 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b")]
    [InlineData("password", " = \"correct horse\"")]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", ".eyJzdWIiOiIxIn0.c2lnbmF0dXJl")]
    [InlineData("abc8Q", "~0123456789abcdefghijABCDEFGHIJ01234567")]
    [InlineData("\"key\": \"9f86d081884c7d65", "9a2feaa0c55ad015a3bf4f1b2b0b822c\"")]
    [InlineData("odk_430681104_4f1c90ab_", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("oh47IYKsPQ4dkWSDYLmCPFAxkJmsQxRlzt8hnuUwRcY", "RQ0FMOTN62UV6dz3FSXKLNStv0U+4iSR5+AStLu6lEw==")]
    public void A_secret_is_found(string first, string second) => Assert.Matches(Secret(), first + second);

    [Theory]
    [InlineData("/ho", "me/li/opendata/seeds")]
    [InlineData("see /wo", "rk/main")]
    [InlineData("C:", @"\Users\li\opendata")]
    public void A_path_of_one_machine_is_found(string first, string second) => Assert.Matches(MachinePath(), first + second);

    [Theory]
    [InlineData("uploads/430681104/2017-Q3.txt")]
    [InlineData("https://example.org/home/page")]
    [InlineData("seeds/tmp/file")]
    public void Another_path_is_none_of_one_machine(string text) => Assert.DoesNotMatch(MachinePath(), text);

    [Theory]
    [InlineData("https://registry.np", "mjs.org/azurite")]
    [InlineData("https://www.np", "mjs.com/package/azurite")]
    [InlineData("https://api.nu", "get.org/packages")]
    [InlineData("https://www.nu", "get.org/packages/xunit")]
    [InlineData("np", "mjs.com")]
    [InlineData("https://files.pythonho", "sted.org/packages")]
    [InlineData("http://de", "b.debian.org/debian")]
    [InlineData("https://example.org/v3/in", "dex.json")]
    [InlineData("http://nexus.inner", ".example:8081/repository/npm")]
    public void A_registry_is_found(string first, string second) => Assert.Matches(Registry(), first + second);

    /// <summary>
    /// Keys of storage accounts, our upload keys, signatures of access links, private keys, tokens, client secrets, passwords with their value, and any 64 bytes in base64.
    /// </summary>
    [GeneratedRegex(
        """AccountKey=[A-Za-z0-9+/]{16}|[?&]sig=[A-Za-z0-9%+/]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|\b(ghp|gho|github_pat|xox[bp]|sk|AKIA)[_-]?[A-Za-z0-9_]{20}|Bearer [A-Za-z0-9._~+/-]{24}|\beyJ[A-Za-z0-9_-]{12,}\.eyJ|\b[A-Za-z0-9]{3}8Q~[A-Za-z0-9_~.-]{34}|\b(key|secret|token)\b["']?\s*[:=]\s*["'][A-Za-z0-9+/_=-]{32}|\bodk_\d{9}_[0-9a-f]{8}_[0-9a-f]{32}|\b(password|passwd|client_?secret)\b["']?\s*[:=]\s*["'][^"']{6}|(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{86}==""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    /// <summary>Registries and their websites, feeds and mirrors. A letter in a class of its own keeps this file from naming one.</summary>
    [GeneratedRegex(@"\bregistry\.[a-z0-9.-]+\.[a-z]{2,}\b|\b(npmj[s]|nuge[t]|pyp[i]|pythonhoste[d]|yarnpk[g]|crate[s])\.(com|org|io)\b|\bde[b]\.debian\.org\b|\bpkgs\.dev\.azure\.com\b|//[a-z0-9.-]*(nexus|artifactory|verdaccio|mirror|pypi)[a-z0-9.-]*[:/]|/v3/index\.json")]
    private static partial Regex Registry();

    [GeneratedRegex(@"(?<![\w.~:/}-])/(home|root|work|Users|tmp|mnt)/\w|\b[A-Z]:\\(?!n)\w")]
    private static partial Regex MachinePath();
}

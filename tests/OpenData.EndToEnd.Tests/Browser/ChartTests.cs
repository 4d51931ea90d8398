using System.Text.RegularExpressions;
using OpenData.Portal.Tests;
using static Microsoft.Playwright.Assertions;

namespace OpenData.EndToEnd.Tests.Browser;

/// <summary>Charts: drawn over a table that is there without them, and saved with their source.</summary>
[Collection(PortalInBrowser.Collection)]
public sealed partial class ChartTests(PortalInBrowser portal)
{
    private const string Comparison = $"/compare?indicator_id={PageAddresses.Indicator}&township_id={PageAddresses.Township},{PageAddresses.OtherTownship}";

    [Fact]
    public async Task A_table_of_years_is_drawn_when_scripts_run_and_stands_by_itself_when_not()
    {
        await using var scripted = await portal.OpenAsync();
        await scripted.GoAsync(Comparison);
        await Expect(scripted.Page.Locator(".chart-area canvas")).ToBeVisibleAsync();
        await Expect(scripted.Page.Locator(".chart-table tbody tr")).ToHaveCountAsync(3);
        scripted.AssertQuiet();

        await using var plain = await portal.OpenAsync(scripts: false);
        await plain.GoAsync(Comparison);
        await Expect(plain.Page.Locator(".chart-area")).ToBeHiddenAsync();
        await Expect(plain.Page.Locator(".chart-table tbody tr")).ToHaveCountAsync(3);
        await Expect(plain.Page.Locator(".needs-script").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_saved_picture_names_its_source_its_licence_and_its_address()
    {
        await using var browser = await portal.OpenAsync();
        await browser.GoAsync(Comparison);

        var svg = await browser.Page.RunAndWaitForDownloadAsync(() => browser.Page.Locator("[data-save=svg]").ClickAsync());
        var text = await File.ReadAllTextAsync((await svg.PathAsync())!);
        Assert.StartsWith("<svg", text, StringComparison.Ordinal);
        Assert.Contains("来源：乡镇数据开放平台", text, StringComparison.Ordinal);
        Assert.Contains("CC BY 4.0", text, StringComparison.Ordinal);
        Assert.Contains(PageAddresses.Indicator, text, StringComparison.Ordinal);

        var png = await browser.Page.RunAndWaitForDownloadAsync(() => browser.Page.Locator("[data-save=png]").ClickAsync());
        var bytes = await File.ReadAllBytesAsync((await png.PathAsync())!);
        Assert.Equal("PNG"u8.ToArray(), bytes[1..4]);
        browser.AssertQuiet();
    }

    /// <summary>Drawn as said: plans dashed, years without a figure no line, round figures hollow.</summary>
    [Fact]
    public async Task Plans_are_dashed_gaps_are_gaps_and_round_figures_are_hollow()
    {
        const string Township = "430681102";
        foreach (var (year, said) in new[] { (2018, "新建卫生厕所31座"), (2019, "新建卫生厕所约40座"), (2021, "新建卫生厕所52座"), (2022, "新建卫生厕所60座") })
        {
            await portal.PublishAsync(Township, year, $"新市镇{year}年工作总结\n一、主要工作\n全年{said}。\n二、明年计划\n{year + 1}年计划新建卫生厕所{year - 1950}座。\n");
        }

        await using var browser = await portal.OpenAsync();
        await browser.GoAsync($"/compare?indicator_id={PageAddresses.Indicator}&township_id={Township}");
        Assert.Equal(["31", "≈ 40", "52", "60"], await browser.Page.Locator(".chart-table tbody td:nth-child(2) data").AllTextContentsAsync());

        var svg = await browser.Page.RunAndWaitForDownloadAsync(() => browser.Page.Locator("[data-save=svg]").ClickAsync());
        var text = await File.ReadAllTextAsync((await svg.PathAsync())!);

        var lines = Line().Matches(text).Select(match => match.Value).ToList();
        var (done, planned) = (Assert.Single(lines, line => !IsDashed(line)), Assert.Single(lines, IsDashed));
        Assert.Equal(2, Pieces(done));
        Assert.Equal(2, Pieces(planned));
        Assert.Single(Hollow().Matches(text));
        browser.AssertQuiet();

        static bool IsDashed(string line) => line.Contains("stroke-dasharray", StringComparison.Ordinal);
        static int Pieces(string line) => line.Split(" d=\"")[1].Split('"')[0].Count(letter => letter == 'M');
    }

    [Fact]
    public async Task An_indicator_is_embedded_by_one_line()
    {
        await using var browser = await portal.OpenAsync(scripts: false);
        await browser.GoAsync($"/en/indicators/{PageAddresses.Indicator}");
        var line = Assert.Single(await browser.Page.Locator(".tools pre").AllTextContentsAsync(), text => text.StartsWith("<iframe ", StringComparison.Ordinal));

        Assert.DoesNotContain('\n', line);
        Assert.Contains("CC BY 4.0", await portal.Http.GetStringAsync(new Uri(line.Split("src=\"")[1].Split('"')[0])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", @"\d万")]
    [InlineData("/en", @"\d m")]
    public async Task The_axis_counts_as_its_language_does(string language, string scale)
    {
        const string Township = "430681103";
        foreach (var year in new[] { 2021, 2022 })
        {
            await portal.PublishAsync(Township, year, $"古培镇{year}年工作总结\n一、主要工作\n全年粮食总产量{year + 50000}吨。\n");
        }

        await using var browser = await portal.OpenAsync();
        await browser.GoAsync($"{language}/compare?indicator_id=grain.output&township_id={Township}");
        var svg = await browser.Page.RunAndWaitForDownloadAsync(() => browser.Page.Locator("[data-save=svg]").ClickAsync());

        Assert.Matches(scale + "</text>", await File.ReadAllTextAsync((await svg.PathAsync())!));
    }

    [Fact]
    public async Task Another_site_may_show_an_indicator_in_a_frame_and_nothing_else()
    {
        using var embed = await portal.Http.GetAsync($"/embed/indicators/{PageAddresses.Indicator}");
        using var page = await portal.Http.GetAsync($"/indicators/{PageAddresses.Indicator}");

        Assert.Contains("frame-ancestors *", Assert.Single(embed.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(embed.Headers.Contains("X-Frame-Options"));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [GeneratedRegex("""<path [^>]*fill="none"[^>]*stroke-width="2\.5"[^>]*>""")]
    private static partial Regex Line();

    /// <summary>A point filled with the paper's colour.</summary>
    [GeneratedRegex("""<path [^>]*fill="#ffffff" stroke="#[0-9a-f]{6}"[^>]* ecmeta_data_index=""", RegexOptions.IgnoreCase)]
    private static partial Regex Hollow();
}

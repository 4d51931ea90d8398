using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OpenData.EndToEnd.Tests.Browser;

/// <summary>The way of a clerk: from a draft to a published report.</summary>
[Collection(PortalInBrowser.Collection)]
public sealed class UploadingTests(PortalInBrowser portal)
{
    private const string Clerk = "430681112";

    [Fact]
    public async Task A_pasted_draft_is_read_while_one_looks()
    {
        await using var browser = await portal.OpenAsync();
        await browser.GoAsync("/en/upload");

        await browser.Page.Locator("#text").FillAsync(Report(2020));

        await Expect(browser.Page.Locator(".outcome.good h2")).ToHaveTextAsync("6 figures would be published");
        await Expect(browser.Page.Locator(".reader-text a.n")).ToHaveCountAsync(6);
        await Expect(browser.Page.Locator("[data-reader] .record")).ToHaveCountAsync(6);
        browser.AssertQuiet();
    }

    [Fact]
    public async Task A_pasted_draft_is_read_without_scripts()
    {
        await using var browser = await portal.OpenAsync(scripts: false);
        await browser.GoAsync("/upload");

        await browser.Page.Locator("#text").FillAsync(Report(2020));
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "试读", Exact = true }).ClickAsync();

        await Expect(browser.Page.Locator(".outcome.good h2")).ToHaveTextAsync("将公开 6 条数据");
        await Expect(browser.Page.Locator("#text")).ToHaveValueAsync(Report(2020));
    }

    [Theory]
    [InlineData(true, 2018)]
    [InlineData(false, 2019)]
    public async Task With_its_key_a_township_publishes_and_is_led_to_the_report(bool scripts, int year)
    {
        var key = await portal.AddKeyAsync(Clerk);
        await using var browser = await portal.OpenAsync(scripts);
        var page = browser.Page;
        await browser.GoAsync($"/upload?township_id={Clerk}");
        await page.Locator("#text").FillAsync(Report(year));
        if (!scripts) await page.GetByRole(AriaRole.Button, new() { Name = "试读", Exact = true }).ClickAsync();
        await page.Locator("#key").FillAsync(key);
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并公开" }).ClickAsync();

        var link = page.GetByRole(AriaRole.Link, new() { Name = "打开报告" });
        await Expect(link).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await link.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex($"/reports/{Clerk}-{year}$"));
        await Expect(page.Locator(".reader-text a.n")).ToHaveCountAsync(6);
        Assert.DoesNotContain(key, await page.Context.StorageStateAsync(), StringComparison.Ordinal);
        browser.AssertQuiet();
    }

    [Fact]
    public async Task A_wrong_key_says_so_and_publishes_nothing()
    {
        await using var browser = await portal.OpenAsync(scripts: false);
        await browser.GoAsync($"/upload?township_id={Clerk}");
        await browser.Page.Locator("#text").FillAsync(Report(2017));
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "试读", Exact = true }).ClickAsync();
        await browser.Page.Locator("#key").FillAsync("not a key");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "上传并公开" }).ClickAsync();

        await Expect(browser.Page.Locator(".outcome.bad h2")).ToHaveTextAsync("需要有效的上传密钥");
        using var report = await portal.Http.GetAsync($"reports/{Clerk}-2017");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, report.StatusCode);
    }

    private static string Report(int year) => Township.Report("桃林寺镇", year, year - 2000);
}

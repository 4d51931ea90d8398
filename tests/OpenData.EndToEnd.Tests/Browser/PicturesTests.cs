using Microsoft.Playwright;
using OpenData.Testing;

namespace OpenData.EndToEnd.Tests.Browser;

/// <summary>A picture of every page on a desktop and on a phone, in light and dark, in both languages: what no assertion sees, somebody has to look at.</summary>
public sealed class PicturesTests : OverAzurite
{
    private const string Baishui = "430681104";
    private const string Indicator = "toilet.renovated";

    /// <summary>Longer pages go on as they began.</summary>
    private const int Longest = 2600;

    private static readonly (string Name, string Path)[] Pages =
    [
        ("home", "/"),
        ("search", "/search?q=厕所"),
        ("explore", "/explore"),
        ("explore-narrowed", "/explore?topic=agriculture&status=actual"),
        ("townships", "/townships"),
        ("township", $"/townships/{Baishui}"),
        ("indicators", "/indicators"),
        ("indicator", $"/indicators/{Indicator}"),
        ("embed", $"/embed/indicators/{Indicator}"),
        ("report", "/reports/320481111-2023"),
        ("report-number", $"/reports/{Baishui}-2023#o2"),
        ("compare", $"/compare?indicator_id={Indicator}&township_id={Baishui},430681101"),
        ("promises", "/promises"),
        ("quality", "/quality"),
        ("upload", "/upload"),
        ("developers", "/developers"),
        ("operation", "/developers/observations?year=2023&limit=2"),
        ("missing", "/nowhere"),
    ];

    private static readonly (string Name, int Width, int Height)[] Devices = [("desktop", 1280, 900), ("phone", 360, 740)];

    [PictureFact]
    public async Task Every_page_is_pictured()
    {
        var folder = Directory.CreateDirectory(PictureFactAttribute.Folder!).FullName;
        await using var app = await AppProcess.StartAsync(Azurite, Folder, ("OpenDataRequestsPerMinute", "0"));
        await SendReportsAsync(app);
        await using var browser = await SystemBrowser.StartAsync();
        foreach (var (device, width, height) in Devices)
        {
            await using var opened = await browser.OpenAsync(app.Http.BaseAddress!);
            await opened.Page.SetViewportSizeAsync(width, height);
            foreach (var (name, path) in Pages)
            {
                foreach (var (language, address) in new[] { ("zh", path), ("en", path == "/" ? "/en" : "/en" + path) })
                {
                    await opened.GoAsync(address);
                    foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                    {
                        await opened.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                        await SaveAsync(opened.Page, Path.Combine(folder, $"{name}.{device}.{language}.{scheme.ToString().ToLowerInvariant()}.png"), width);
                    }
                }
            }
        }

        Assert.True(Directory.GetFiles(folder, "*.png").Length >= Pages.Length * Devices.Length * 4);
    }

    private static async Task SaveAsync(IPage page, string file, int width)
    {
        var height = await page.EvaluateAsync<int>("document.scrollingElement.scrollHeight");
        await page.ScreenshotAsync(new() { Path = file, FullPage = true, Clip = new() { Width = width, Height = Math.Min(height, Longest) } });
    }

    /// <summary>The samples, and a few years of two neighbours with plans, a gap, a round figure, a file that is refused and a revision.</summary>
    private async Task SendReportsAsync(AppProcess app)
    {
        var samples = Repository.PathOf("seeds", "reports");
        var files = Directory.GetFiles(samples, "*.txt", SearchOption.AllDirectories);
        foreach (var file in files) await Township.SendAsync(Path.GetRelativePath(samples, file).Replace('\\', '/'), BinaryData.FromBytes(await File.ReadAllBytesAsync(file)));
        var years = new (string Place, string Name, int Year, string Toilets, int? Plan)[]
        {
            (Baishui, "白水镇", 2018, "186座", 200), (Baishui, "白水镇", 2019, "203座", 220), (Baishui, "白水镇", 2021, "约240座", 260), (Baishui, "白水镇", 2022, "251座", 300), (Baishui, "白水镇", 2023, "312座", 320),
            ("430681101", "罗江镇", 2019, "95座", null), ("430681101", "罗江镇", 2020, "130座", null), ("430681101", "罗江镇", 2022, "178座", 200), ("430681101", "罗江镇", 2023, "196座", null),
        };
        foreach (var (place, name, year, toilets, plan) in years) await Township.SendAsync($"{place}/{year}.txt", Report(name, year, toilets, plan));
        await Township.SendAsync($"{Baishui}/2020.txt", "An English text without any Chinese character, long enough to be a report.");
        await app.UntilAsync(async () => (await app.GetAllAsync("api/v1/reports")).Count == files.Length + years.Length, "all reports are published");
        await Township.SendAsync($"{Baishui}/2023.txt", Report("白水镇", 2023, "316座", 330));
        await app.UntilAsync(async () => (int?)(await app.GetAsync($"api/v1/reports/{Baishui}-2023"))["data"]!["revision"] == 2, "the second revision is there");
    }

    private static string Report(string township, int year, string toilets, int? plan)
    {
        var number = year - 2000;
        return $"{township}{year}年政府工作总结\n一、主要工作\n（一）乡村建设。全年新建卫生厕所{toilets}，硬化村道{number / 2}.6公里，整治河道{number}处。\n" +
            $"（二）民生保障。全年发放高龄补贴{400 + number}人{120 + number}万元，其中九十岁以上{number}人；城乡居民医保参保{21000 + (number * 37)}人，参保率{96 + (number % 4)}.2%。\n" +
            $"（三）产业发展。粮食播种面积{3 + (number % 2)}.{number % 10}万亩，总产量{number + 1}60吨；实现农业产值{number / 10}.{number % 10}亿元，同比增长{number % 9}.4%。\n" +
            $"（四）社会治理。排查矛盾纠纷{200 + number}起，化解{190 + number}起，化解率{(190 + number) * 100m / (200 + number):0.0}%。\n" +
            (plan is null ? "" : $"二、明年计划\n{year + 1}年计划新建卫生厕所{plan}座，硬化村道{number / 2}公里。\n");
    }
}

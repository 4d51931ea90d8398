namespace OpenData.Portal.Pages.Developers;

/// <summary>Five lines that show the data in some tool.</summary>
/// <param name="Id">Part of an anchor.</param>
/// <param name="Tool">Its name.</param>
/// <param name="Code">What to type.</param>
public sealed record QuickStart(string Id, string Tool, string Code)
{
    /// <param name="origin">Where the API is reached.</param>
    public static IReadOnlyList<QuickStart> For(string origin)
    {
        var export = origin + "/api/v1/observations/export?topic=agriculture";
        return
        [
            new("curl", "curl", $"""
                curl '{origin}/api/v1/observations?q=低保&limit=5'
                curl '{origin}/api/v1/observations?topic=agriculture&sort=-base_value&limit=5'
                curl -o agriculture.csv '{export}'
                """),
            new("python", "Python · pandas", $"""
                import pandas as pd

                df = pd.read_csv("{export}")
                print(df.groupby(["year", "indicator_id"])["base_value"].describe())
                """),
            new("r", "R", $"""
                df <- read.csv("{export}", encoding = "UTF-8")
                done <- subset(df, status == "actual" & measure == "level")
                aggregate(base_value ~ year + base_unit, done, median)
                """),
            new("javascript", "JavaScript", $$"""
                const answer = await fetch("{{origin}}/api/v1/observations?topic=agriculture&limit=100");
                const { data, links } = await answer.json();
                for (const figure of data) console.log(figure.township_name, figure.indicator, figure.quantity);
                // links.next leads to the next page; it is null on the last one
                """),
            new("excel", "Excel", $"""
                let
                    Source = Csv.Document(Web.Contents("{export}"), [Delimiter = ",", Encoding = 65001]),
                    Figures = Table.PromoteHeaders(Source)
                in
                    Figures
                """),
        ];
    }
}

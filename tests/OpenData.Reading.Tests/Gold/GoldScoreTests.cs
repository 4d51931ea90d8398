using Newtonsoft.Json.Linq;
using OpenData.Observations;

namespace OpenData.Reading.Tests.Gold;

public sealed class GoldScoreTests
{
    private const string Text = "全镇现有低保户36户58人,计划改造危房3户,投入资金20余万元。";

    [Theory]
    [InlineData("建档立卡贫困户", "贫困户", 0.5)]
    [InlineData("五保对象集中供养", "集中供养五保对象", 0.8571)]
    [InlineData("危房改造", "危房改造", 1)]
    [InlineData("危房改造", "改厕", 0)]
    [InlineData("治愈率(%)", "治愈率%", 1)]
    [InlineData("户", "户", 1)]
    [InlineData("户", "户数", 0)]
    [InlineData("", "", 1)]
    [InlineData(null, "户数", 0)]
    public void Phrases_are_as_like_as_the_script_finds_them(string? a, string? b, double similarity) =>
        Assert.Equal(similarity, PhraseSimilarity.Of(a, b), 0.0001);

    [Fact]
    public void A_record_with_every_field_right_is_perfect()
    {
        var score = Score([Row("低保户36户", "36户", 36)], [Read("36户", 36)]);

        Assert.Equal((1, 1, 1), (score.Found, score.Predicted, score.Perfect));
    }

    [Fact]
    public void Another_value_at_the_same_place_is_not_found()
    {
        var score = Score([Row("低保户36户", "36户", 36)], [Read("36户", 63)]);

        Assert.Equal((0, 1, 0), (score.Found, score.Predicted, score.Perfect));
    }

    [Fact]
    public void The_value_at_another_place_is_not_found() =>
        Assert.Equal(0, Score([Row("低保户36户", "36户", 36)], [Read("58人", 36)]).Found);

    [Fact]
    public void One_observation_answers_one_annotation()
    {
        var score = Score([Row("低保户36户", "36户", 36), Row("低保户36户58人", "36户", 36)], [Read("36户", 36)]);

        Assert.Equal((2, 1), (score.Gold, score.Found));
    }

    [Fact]
    public void An_optional_annotation_counts_neither_way()
    {
        var optional = Row("36户58人", "58人", 58, json => json["optional"] = true);

        Assert.Equal((0, 0), Counts(Score([optional], [Read("58人", 58)])));
        Assert.Equal((0, 0), Counts(Score([optional], [])));
        Assert.Equal((0, 0), Counts(Score([optional], [Read("58人", 99)])));
        Assert.Equal((0, 1), Counts(Score([optional], [Read("58人", 58), Read("3户", 3)])));

        static (int, int) Counts(GoldScore score) => (score.Gold, score.Predicted);
    }

    [Fact]
    public void A_wrong_place_alone_still_is_perfect()
    {
        var score = Score([Row("低保户36户", "36户", 36)], [Read("36户", 36) with { Place = "白水村" }]);

        Assert.Equal((1, 0.0), (score.Perfect, score[GoldField.Place]));
    }

    [Fact]
    public void The_reports_own_period_counts_as_none()
    {
        var own = Read("36户", 36) with { Period = Period.OfYear(2023) };
        var row = Row("低保户36户", "36户", 36);

        Assert.Equal(1, Score([row], [own])[GoldField.Period]);
        Assert.Equal(0, Score([row], [own with { PeriodSource = PeriodSource.Text }])[GoldField.Period]);
    }

    [Fact]
    public void Other_right_answers_are_right()
    {
        var row = Row("低保户36户", "36户", 36, json =>
        {
            json["indicator_also"] = new JArray("城乡低保");
            json["topic_also"] = new JArray("administration");
            json["place_also"] = new JArray("全镇各村");
            json["period_also"] = new JArray("2024");
            json["base_unit_also"] = new JArray("家");
        });
        var read = Read("36户", 36);
        var other = read with
        {
            Indicator = "城乡低保",
            Topic = Topic.Administration,
            Place = "全镇各村",
            Period = Period.OfYear(2024),
            PeriodSource = PeriodSource.Text,
            Quantity = read.Quantity with { BaseUnit = "家" },
        };

        Assert.All(Enum.GetValues<GoldField>(), field => Assert.Equal(1, Score([row], [other])[field]));
    }

    [Fact]
    public void The_larger_end_of_a_range_must_agree_where_the_gold_has_one()
    {
        var row = Row("低保户36户", "36户", 36, json => json["max"] = 40);
        var read = Read("36户", 36);

        Assert.Equal(0, Score([row], [read]).Found);
        Assert.Equal(1, Score([row], [read with { Quantity = read.Quantity with { ValueMax = 40 } }]).Found);
    }

    private static GoldScore Score(IReadOnlyList<GoldRow> gold, IReadOnlyList<Observation> observations)
    {
        var score = new GoldScore();
        score.Add(gold, observations);
        return score;
    }

    private static GoldRow Row(string quote, string quantity, int value, Action<JObject>? change = null)
    {
        var json = new JObject
        {
            ["quote"] = quote, ["quantity"] = quantity, ["value"] = value, ["max"] = null, ["unit"] = quantity[^1..], ["base_value"] = value,
            ["base_unit"] = quantity[^1..], ["qualifier"] = "exact", ["status"] = "actual", ["indicator"] = "低保户", ["topic"] = "social-security",
            ["place"] = null, ["period"] = null,
        };
        change?.Invoke(json);
        return new GoldRow(json, Text);
    }

    private static Observation Read(string quantity, int value) => new()
    {
        Sequence = 1,
        Quantity = new Quantity(quantity, value, null, quantity[^1..], value, null, quantity[^1..], Qualifier.Exact),
        Indicator = "低保户",
        Topic = Topic.SocialSecurity,
        Status = ObservationStatus.Actual,
        Measure = Measure.Level,
        Period = null,
        PeriodSource = PeriodSource.Report,
        Source = new SourceSpan(Text.IndexOf(quantity, StringComparison.Ordinal), quantity.Length),
        Quote = quantity,
        Section = "",
        Confidence = 1,
        Rule = "test",
    };
}

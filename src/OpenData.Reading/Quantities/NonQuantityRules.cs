using OpenData.Reading.Words;

namespace OpenData.Reading.Quantities;

/// <summary>Tells the quantities that measure something from those that only look like it (GUIDE.md, "What is not").</summary>
internal static class NonQuantityRules
{
    private static readonly WordTable<bool> AbstractNouns =
        WordTable.Of(WordFile.NumeralWords["abstract-noun"]);

    private static readonly WordTable<bool> Countable =
        WordTable.Of("项目 工程 企业 村 场所 单位 人群 人员 户 行业 区域 部位 水域 路段 地块 产业".Split(' '));

    private static readonly string[] MeasuredTimes = ["时长", "平均", "工期", "缩短", "压缩", "压减", "耗时", "用时", "提速", "办结时限", "时限由", "减至", "缩减"];

    /// <summary>What the quantity is instead of a measurement; null where it is one.</summary>
    public static NonObservationKind? KindOf(ReadOnlySpan<char> text, WrittenQuantity quantity, Numeral numeral)
    {
        var before = text[..quantity.Span.Start];
        var after = text[quantity.Span.End..];
        if (before.Length > 0 && before[^1] is '数' or '几' && StartsWithMagnitude(text[quantity.Span.Start])) return NonObservationKind.Vague;
        return quantity.Unit.Dimension switch
        {
            Dimension.Share => null,
            Dimension.Duration => IsMeasuredTime(before, after) ? null : NonObservationKind.Duration,
            Dimension.Age => IsAgeGroup(before, after) ? NonObservationKind.AgeGroup : null,
            Dimension.Count => KindOfCount(before, after, quantity, numeral),
            _ when numeral.IsBareMagnitude && !numeral.IsApproximate && !IsApproximated(before) => NonObservationKind.Name,
            Dimension.Money when numeral.IsBareMagnitude && after.Length > 0 && char.IsLetter(after[0]) => NonObservationKind.Threshold,
            Dimension.Money or Dimension.Area => KindOfLimit(before, after),
            Dimension.Length when quantity.Unit.Name == "里" && numeral.IsChinese && after.Length > 0 && "屯铺店庄村镇堡河桥坪沟湾营台塘坡街路".Contains(after[0]) => NonObservationKind.Name,
            Dimension.Volume when quantity.Unit.Name == "方" && numeral.IsSingleCharacter => NonObservationKind.Name,
            _ => null,
        };
    }

    // 数十万元, 几百人
    private static bool StartsWithMagnitude(char c) => NumeralCharacters.Magnitude(c) > 0;

    // 平均办理时长2.6天 measures; 连续三年, 24小时值班 do not.
    private static bool IsMeasuredTime(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (after.StartsWith("行动", StringComparison.Ordinal) || after.StartsWith("以上", StringComparison.Ordinal) || after.StartsWith("内", StringComparison.Ordinal)) return false;
        var near = Clause(before, 12);
        foreach (var word in MeasuredTimes)
        {
            if (near.Contains(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    // 18岁以下留守儿童, 60周岁老人; not 平均年龄40.6岁.
    private static bool IsAgeGroup(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (after.StartsWith("以", StringComparison.Ordinal) || after.StartsWith("及以", StringComparison.Ordinal)) return true;
        var near = Clause(before, 14);
        if (near.Contains("年龄", StringComparison.Ordinal) || near.Contains("人均", StringComparison.Ordinal) || near.Contains("平均", StringComparison.Ordinal)
            || near.Contains("寿命", StringComparison.Ordinal)) return false;
        return !(near.Length > 0 && near[^1] is '到' or '至' or '为');
    }

    private static NonObservationKind? KindOfCount(ReadOnlySpan<char> before, ReadOnlySpan<char> after, WrittenQuantity quantity, Numeral numeral)
    {
        var unit = quantity.Unit.Name;
        if (before.Length > 0 && before[^1] == '几') return NonObservationKind.Vague;
        if (numeral.IsBareMagnitude && !numeral.IsApproximate && !IsApproximated(before)) return NonObservationKind.Name;
        if (IsFrequency(before, unit, quantity.Value)) return NonObservationKind.Rule;
        if (quantity.Value <= 12 && quantity.Magnitude == 1 && unit is "个" or "项" or "条" or "大" or "种" or "件" or "类" or "道" or "场" or "级" or "张" or "重" or "轮" or "本"
            && IsProgramme(after, numeral.IsChinese)) return NonObservationKind.Name;
        if (!numeral.IsChinese) return null;
        if (IsPartOfName(before, after, unit, numeral)) return NonObservationKind.Name;
        if (unit is "次" && (after.StartsWith("会议", StringComparison.Ordinal) || after.StartsWith("全会", StringComparison.Ordinal) || after.StartsWith("全体会议", StringComparison.Ordinal))
            && !(before.Length > 1 && VerbTable.EndsWithVerb(before[Math.Max(0, before.Length - 4)..]))) return NonObservationKind.Ordinal;
        if (unit is "届" && !before.EndsWith("举办", StringComparison.Ordinal) && !before.EndsWith("连续", StringComparison.Ordinal)) return NonObservationKind.Ordinal;

        if (quantity.Value == 1 && quantity.ValueMax is null) return KindOfOne(before, after, unit);
        if (numeral.IsSingleCharacter && unit is "类" or "种" or "层" or "样" or "步" or "级" or "门" or "班" or "口" or "头" or "笔" or "包" or "重") return NonObservationKind.Name;
        if (numeral.IsSingleCharacter && after.Length > 1 && NumeralCharacters.IsChineseNumeral(after[0]) && !QuantityFollows(after)) return NonObservationKind.Name;
        return null;
    }

    // 四方山村, 六村养鸭户, 一类、二类村, 污水处理厂二期扩建
    private static bool IsPartOfName(ReadOnlySpan<char> before, ReadOnlySpan<char> after, string unit, Numeral numeral)
    {
        var goesOn = after.Length > 0 && (char.IsLetter(after[0]) || NumeralCharacters.IsNumeral(after[0]));
        return unit switch
        {
            "类" or "种" or "样" or "层" or "步" or "重" => numeral.IsSingleCharacter,
            "期" => numeral.IsSingleCharacter && goesOn,
            "村" or "镇" or "组" or "队" => numeral.IsSingleCharacter && goesOn && !(before.Length > 0 && before[^1] is '辖' or '等' or '共' or '有' or '个'),
            _ => false,
        };
    }

    // 两个方面, 三条底线, 6大经验做法
    private static bool IsProgramme(ReadOnlySpan<char> after, bool chinese)
    {
        // 12个重点项目: what is counted stands behind 重点.
        if (after.StartsWith("重点", StringComparison.Ordinal) && Countable.TryMatch(after, 2, out _)) return false;
        return (AbstractNouns.TryMatch(after, 0, out var length) && (chinese || length > 1))
            || (AbstractNouns.TryMatch(after, 1, out length) && after[0] is '大' or '个' && length > 1);
    }

    // 新建垃圾填埋场一个, 每个网格配备一名网格员, 新增省级一个; not 建立了一支队伍, 一个好的开端, 一户一策.
    private static NonObservationKind? KindOfOne(ReadOnlySpan<char> before, ReadOnlySpan<char> after, string unit)
    {
        if (after.Length > 0 && NumeralCharacters.IsChineseNumeral(after[0]) && !QuantityFollows(after)) return NonObservationKind.Rule;
        if (before.Length >= 2 && (before[^2] is '一' || (before.Length >= 3 && before[^3] is '一' && before[^1] is not (',' or '。' or '、')))) return NonObservationKind.Rule;
        if (IsEachInTurn(before, after, unit)) return NonObservationKind.Rule;
        if (Clause(before, 3).IndexOfAny('不', '无') >= 0) return NonObservationKind.Article;
        if (unit is "起" && before.Length > 0 && before[^1] is '在' or '到' or '聚' or '拧' or '捆') return NonObservationKind.Article;
        var ends = after.Length == 0 || after[0] is ',' or '。' or ';' or '、' or '\n' or '(' or ')' or '!';
        var clause = Clause(before, 20);
        if (clause.Length >= 2 && clause[^1] is '每' or '任' or '另' or '这' or '那' or '某' or '同' or '哪') return NonObservationKind.Article;
        if (ends) return clause.Length >= 2 && unit is not ("次" or "起" or "面" or "块" or "道" or "片" or "趟" or "遍" or "把" or "天") ? null : unit is "起" && clause.Length >= 4 ? null : NonObservationKind.Article;
        if (clause.Contains('每') && (clause.Contains("配", StringComparison.Ordinal) || clause.Contains("有", StringComparison.Ordinal))) return null;
        if (unit is "处" or "座" or "所" or "栋" or "幢" or "台" or "辆" or "艘" or "例" or "宗" or "人" or "名" or "亩" or "株" or "起" or "家" or "户" && StartsWithAction(clause)) return null;
        return NonObservationKind.Article;
    }

    // 打一户登记一户, 成熟一个、申报一个; not 一座水厂、一座泵站
    private static bool IsEachInTurn(ReadOnlySpan<char> before, ReadOnlySpan<char> after, string unit)
    {
        var ends = after.Length == 0 || !char.IsLetter(after[0]);
        if (ends && IndexOfOne(Clause(before, 7), unit) >= 0) return true;
        var at = IndexOfOne(after[..Math.Min(after.Length, 6)], unit);
        var behind = at + 1 + unit.Length;
        return at >= 0 && (behind >= after.Length || !char.IsLetter(after[behind]));
    }

    private static int IndexOfOne(ReadOnlySpan<char> text, string unit)
    {
        var at = text.IndexOf('一');
        return at >= 0 && text[(at + 1)..].StartsWith(unit, StringComparison.Ordinal) ? at : -1;
    }

    private static bool StartsWithAction(ReadOnlySpan<char> clause) =>
        clause.Length >= 2 && VerbTable.EndsWithVerb(clause);

    private static bool QuantityFollows(ReadOnlySpan<char> after)
    {
        var cursor = 0;
        return NumeralScanner.TryRead(after, ref cursor, out var numeral)
            && !(numeral.IsSingleCharacter && numeral.Value == 1)
            && UnitTable.TryMatch(after, cursor, out _, out _);
    }

    // 每月一次, 每周两次, 每天2次
    private static bool IsFrequency(ReadOnlySpan<char> before, string unit, decimal value)
    {
        if (unit is not ("次" or "场" or "期" or "回" or "轮" or "遍" or "趟") || value > 5) return false;
        var clause = Clause(before, 8);
        var every = clause.LastIndexOf('每');
        return every >= 0 && every + 1 < clause.Length && clause[every + 1] is '天' or '日' or '周' or '月' or '季' or '旬' or '年' or '半';
    }

    // 500万元以上项目12个: the limit only says which projects are meant.
    private static NonObservationKind? KindOfLimit(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (after.Length < 3 || after[0] is not '以' || after[1] is not ('上' or '下' or '内')) return null;
        var next = after[2] == '的' && after.Length > 3 ? after[3] : after[2];
        if (!char.IsLetter(next) || next is '的' or '增' or '为' or '有' or '达' or '占' or '共') return null;
        var clause = Clause(before, 6);
        return clause.EndsWith("达到", StringComparison.Ordinal) || clause.EndsWith("收入", StringComparison.Ordinal) || clause.EndsWith("在", StringComparison.Ordinal)
            || clause.EndsWith("超过", StringComparison.Ordinal) || clause.EndsWith("突破", StringComparison.Ordinal)
            ? null
            : NonObservationKind.Threshold;
    }

    private static bool IsApproximated(ReadOnlySpan<char> before) =>
        before.Length > 0 && before[^1] is '近' or '过' or '超' or '逾' or '约' or '达' or '破' or '足' or '到' or '满';

    /// <summary>The end of the clause before a place, at most <paramref name="longest"/> characters.</summary>
    private static ReadOnlySpan<char> Clause(ReadOnlySpan<char> before, int longest)
    {
        var start = before.Length;
        while (start > 0 && before.Length - start < longest && before[start - 1] is not (',' or '。' or ';' or '\n' or '!' or ':')) start--;
        return before[start..];
    }
}

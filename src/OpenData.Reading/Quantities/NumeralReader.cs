using OpenData.Observations;
using OpenData.Reading.Words;

namespace OpenData.Reading.Quantities;

/// <summary>
/// Goes once through a text and accounts for every numeral in it. What is no quantity is recognised first, from the most certain
/// signs (a known word, a date, a document number) to the least (a Chinese number before something that is no measure word).
/// </summary>
internal sealed class NumeralReader
{
    private static readonly IReadOnlyDictionary<string, string[]> Tables = WordFile.NumeralWords;

    private static readonly string[] WordsAndTimes = [.. Tables["word"], .. Tables["date"], .. RelativeTimes.All];

    private static readonly WordTable<NonObservationKind> Words = new(
        [
            .. Entries("word", NonObservationKind.Word),
            .. Entries("date", NonObservationKind.Date),
        ]);

    /// <summary>Of a fraction such as 三分之二, with the characters behind it that make it one.</summary>
    private const int LongestDenominator = 12;

    private readonly string text;
    private readonly NumeralReading reading;
    private readonly QuotedSpans quoted;
    private int at;

    private NumeralReader(string plain)
    {
        text = plain;
        reading = new NumeralReading(plain.Length);
        quoted = new QuotedSpans(plain);
    }

    /// <param name="plain">The text in plain characters (<c>ReportText.Plain</c>).</param>
    public static NumeralReading Read(string plain)
    {
        var reader = new NumeralReader(plain);
        while ((reader.at = Interesting.Next(plain, reader.at)) < plain.Length) reader.Step();
        return reader.reading;
    }

    private void Step()
    {
        var isNumeral = NumeralCharacters.IsNumeral(text[at]) || text[at] is '第';
        if ((!isNumeral && TryQuotedName()) || ((isNumeral || MayBeginWord()) && (TryWord() || TryRelativeTime()))) return;
        if (!isNumeral)
        {
            at++;
            return;
        }

        if (TryEnumerator() || TryDocumentNumber() || TryPhone() || TryDate() || TryOrdinal() || TryDesignation() || TryFraction() || TryQuantity()) return;
        LeaveUnread();
    }

    /// <summary>What a numeral, a word with one, a time or a quotation begins with.</summary>
    private static readonly CharacterSet Interesting = new(
        [.. NumeralCharacters.All, .. "第“‘《\"", .. WordsAndTimes.Select(word => word[0])]);

    /// <summary>The characters of <see cref="Interesting"/> are frequent ones; few of them stand before the second of a word. All these words have two characters or more.</summary>
    private bool MayBeginWord() => at + 1 < text.Length && WordHeads.MayHave(HeadMap.Hash((text[at], text[at + 1])));

    private static readonly HeadMap WordHeads = new([.. WordsAndTimes.Select(word => HeadMap.Of(word)).Distinct()]);

    // “四类人员” “6.22” 《“十四五”规划》: what a pair of quotation marks encloses is a name.
    private bool TryQuotedName()
    {
        if (!quoted.TryGetNameAt(at, out var end)) return false;
        AddNumeralsWithin(at, end, NonObservationKind.Name);
        at = end;
        return true;
    }

    // 一切 · 统一 · 万众一心 · 十四五 · 五保对象. Not 十一户, though 十一 is a feast.
    private bool TryWord()
    {
        if (!Words.TryMatch(text, at, out var kind, out var length)) return false;
        var end = at + length;
        // 宣传单一万份: the word 单一 ends where a number begins.
        if (end < text.Length && length > 1 && NumeralCharacters.IsNumeral(text[end - 1]) && !NumeralCharacters.IsNumeral(text[end - 2]) && NumeralCharacters.Magnitude(text[end]) > 0) return false;
        if (IsNumeralsOnly(at, end) && end < text.Length
            && (NumeralCharacters.IsNumeral(text[end]) || text[end] is '余' or '多' or '几' || UnitTable.TryMatch(text, end, out _, out _)))
        {
            return false;
        }

        if (EndsAsCount(end)) return false;
        AddNumeralsWithin(at, end, kind);
        at = end;
        return true;
    }

    // 建成育苗基地四处。 调整座位三轮, : behind a noun, at the end of a clause, the word counts.
    private bool EndsAsCount(int end)
    {
        if (end - at != 2 || at == 0 || NumeralCharacters.ChineseDigit(text[at]) < 2 || !char.IsLetter(text[at - 1]) || (end < text.Length && text[end] is not (',' or '。' or ';' or '、' or '\n'))) return false;
        return text[end - 1] is '处' || (text[end - 1] is '轮' && text[at - 1] is not ('动' or '用' or '托' or '货' or '正' or '运' or '力'));
    }

    private bool IsNumeralsOnly(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!NumeralCharacters.IsNumeral(text[i])) return false;
        }

        return true;
    }

    // 去年 · 上半年 · 目前: no numeral, but a time.
    private bool TryRelativeTime()
    {
        if (!RelativeTimes.TryMatch(text, at, out var date)) return false;
        date = WithMonths(date);
        reading.Dates.Add(date);
        AddNumeralsWithin(at, date.Span.End, NonObservationKind.Date);
        at = date.Span.End;
        return true;
    }

    // 去年一季度 · 上年9月 · 今年上半年
    private DateMention WithMonths(DateMention year)
    {
        if (year.Precision != DatePrecision.Year || text[year.Span.End - 1] != '年') return year;
        var cursor = year.Span.End;
        if (!RelativeTimes.TryMatch(text, cursor, out var months) && !(cursor < text.Length && NumeralCharacters.IsNumeral(text[cursor]) && DateScanner.TryRead(text, ref cursor, out months))) return year;
        return months is { Precision: DatePrecision.Month, Year: null, YearOffset: 0 } ? months with { Span = SourceSpan.FromBounds(year.Span.Start, months.Span.End), YearOffset = year.YearOffset } : year;
    }

    // 一、 · (一) · 1. · 1、 · (1) · 1) · 一是. Not 1.5亿元, not 5、6月.
    private bool TryEnumerator()
    {
        if (!EnumeratorScanner.TryMatch(text, at, out var end)) return false;
        Add(at, end, NonObservationKind.Enumerator);
        at = end;
        return true;
    }

    // 〔2023〕15号 · [2023]第15号 · 2023年第3号
    private bool TryDocumentNumber()
    {
        if (!DesignationScanner.TryMatchDocumentNumber(text, at, out var end)) return false;
        AddNumeralsWithin(at, end, NonObservationKind.DocumentNumber);
        at = end;
        return true;
    }

    private bool TryPhone()
    {
        if (!DesignationScanner.TryMatchPhone(text, at, out var end)) return false;
        Add(at, end, NonObservationKind.Phone);
        at = end;
        return true;
    }

    private bool TryDate()
    {
        var cursor = at;
        if (!DateScanner.TryRead(text, ref cursor, out var date)) return false;
        reading.Dates.Add(date);
        AddNumeralsWithin(at, cursor, NonObservationKind.Date);
        at = cursor;
        return true;
    }

    private bool TryOrdinal()
    {
        if (!OrdinalScanner.TryMatch(text, at, out var end, out var rank)) return false;
        if (rank is { } quantity) reading.Quantities.Add(quantity);
        else AddNumeralsWithin(at, end, NonObservationKind.Ordinal);
        at = end;
        return true;
    }

    private bool TryDesignation()
    {
        if (!DesignationScanner.TryMatchDesignation(text, at, out var end)) return false;
        AddNumeralsWithin(at, end, NonObservationKind.Designation);
        at = end;
        return true;
    }

    // 三分之二: a share the guide has no unit for.
    private bool TryFraction()
    {
        if (!text.AsSpan(at, Math.Min(LongestDenominator, text.Length - at)).Contains("分之", StringComparison.Ordinal)) return false;
        var cursor = at;
        if (!NumeralScanner.TryRead(text, ref cursor, out _)) return false;
        if (!text.AsSpan(cursor).StartsWith("分之", StringComparison.Ordinal) || text[cursor - 1] is '百' or '千') return false;
        cursor += 2;
        if (!NumeralScanner.TryRead(text, ref cursor, out _)) return false;
        AddNumeralsWithin(at, cursor, NonObservationKind.Vague);
        at = cursor;
        return true;
    }

    private bool TryQuantity()
    {
        var cursor = at;
        if (!QuantityScanner.TryRead(text, ref cursor, out var quantity, out var numeral)) return false;
        if (NonQuantityRules.KindOf(text, quantity, numeral) is { } kind) AddNumeralsWithin(at, cursor, kind);
        else reading.Quantities.Add(quantity);
        at = cursor;
        return true;
    }

    /// <summary>A Chinese number before something that is no measure word is a name (三格式); Arabic digits are left as unread.</summary>
    private void LeaveUnread()
    {
        var start = at;
        if (text[at] == '第')
        {
            at++;
            return;
        }

        var cursor = at;
        NumeralScanner.TryRead(text, ref cursor, out var numeral);
        at = Math.Max(cursor, start + 1);
        while (at < text.Length && NumeralCharacters.IsNumeral(text[at]) && numeral.IsChinese == NumeralCharacters.IsChineseNumeral(text[at])) at++;
        if (numeral.IsChinese)
        {
            Add(start, at, start > 0 && text[start - 1] is '几' or '数' ? NonObservationKind.Vague : NonObservationKind.Name);
        }
        else
        {
            reading.Unread.Add(new Diagnostic("number_without_unit", SourceSpan.FromBounds(start, at)));
        }
    }

    private void Add(int start, int end, NonObservationKind kind) => reading.NonObservations.Add(new NonObservation(SourceSpan.FromBounds(start, end), kind));

    /// <summary>Adds the stretch as one entry where it holds a numeral at all.</summary>
    private void AddNumeralsWithin(int start, int end, NonObservationKind kind)
    {
        for (var i = start; i < end; i++)
        {
            if (!NumeralCharacters.IsNumeral(text[i])) continue;
            Add(start, end, kind);
            return;
        }
    }

    private static IEnumerable<KeyValuePair<string, NonObservationKind>> Entries(string list, NonObservationKind kind) =>
        Tables[list].Select(word => new KeyValuePair<string, NonObservationKind>(word, kind));
}

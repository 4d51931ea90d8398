using System.Globalization;
using System.Text;

namespace OpenData.Reading.Decoding.Lists;

/// <summary>Writes the number of a list item. Where a style has no sign for a number, it is written in decimal digits, as Word does.</summary>
internal static class ListNumerals
{
    private const string Digits = "〇一二三四五六七八九";
    private const string FormalDigits = "零壹贰叁肆伍陆柒捌玖";
    private const string FormalTraditionalDigits = "零壹貳參肆伍陸柒捌玖";

    private static readonly (int Value, string Sign)[] Roman =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    public static string Write(int number, NumeralStyle style) => style switch
    {
        NumeralStyle.None => "",
        NumeralStyle.DecimalWithZero => number.ToString("00", CultureInfo.InvariantCulture),
        NumeralStyle.FullWidth => string.Concat(Decimal(number).Select(c => char.IsAsciiDigit(c) ? (char)(c + 0xFEE0) : c)),
        NumeralStyle.UpperRoman => InRoman(number),
        NumeralStyle.LowerRoman => InRoman(number).ToLowerInvariant(),
        NumeralStyle.UpperLetter => InLetters(number, 'A'),
        NumeralStyle.LowerLetter => InLetters(number, 'a'),
        NumeralStyle.Circled => number == 0 ? "⓪" : From(number, '①', 20, '㉑', 35, '㊱', 50),
        NumeralStyle.Parenthesised => From(number, '⑴', 20),
        NumeralStyle.WithFullStop => From(number, '⒈', 20),
        NumeralStyle.CircledChinese => From(number, '㊀', 10),
        NumeralStyle.Chinese => InChinese(number),
        NumeralStyle.ChineseDigits => string.Concat(Decimal(number).Select(c => char.IsAsciiDigit(c) ? Digits[c - '0'] : c)),
        NumeralStyle.ChineseFormal => InPlaces(number, FormalDigits, "拾佰仟"),
        NumeralStyle.ChineseFormalTraditional => InPlaces(number, FormalTraditionalDigits, "拾佰仟"),
        NumeralStyle.HeavenlyStems => OneOf(number, "甲乙丙丁戊己庚辛壬癸"),
        NumeralStyle.EarthlyBranches => OneOf(number, "子丑寅卯辰巳午未申酉戌亥"),
        NumeralStyle.Dashed => $"- {Decimal(number)} -",
        _ => Decimal(number),
    };

    private static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string OneOf(int number, string signs) => number >= 1 && number <= signs.Length ? signs[number - 1].ToString() : Decimal(number);

    private static string From(int number, char first, int last) =>
        number >= 1 && number <= last ? ((char)(first + number - 1)).ToString() : Decimal(number);

    /// <summary>The circled numbers stand in three rows of Unicode.</summary>
    private static string From(int number, char first, int last, char second, int secondLast, char third, int thirdLast)
    {
        if (number <= last) return From(number, first, last);
        return number <= secondLast ? From(number - last, second, secondLast - last) : number <= thirdLast ? From(number - secondLast, third, thirdLast - secondLast) : Decimal(number);
    }

    private static string InRoman(int number)
    {
        if (number is < 1 or > 3999) return Decimal(number);
        var text = new StringBuilder();
        foreach (var (value, sign) in Roman)
        {
            for (; number >= value; number -= value) text.Append(sign);
        }

        return text.ToString();
    }

    /// <summary>A to Z, then AA, BB as in Word.</summary>
    private static string InLetters(int number, char first) =>
        number is < 1 or > 26 * 9 ? Decimal(number) : new string((char)(first + ((number - 1) % 26)), ((number - 1) / 26) + 1);

    /// <summary>Ten to nineteen are 十 to 十九, without 一 before.</summary>
    private static string InChinese(int number)
    {
        var text = InPlaces(number, "零" + Digits[1..], "十百千");
        return number is >= 10 and <= 19 ? text[1..] : text;
    }

    /// <summary>One to 9999 with the words for ten, hundred and thousand: 一百零一, 一千零一十.</summary>
    private static string InPlaces(int number, string digits, string places)
    {
        if (number is < 0 or > 9999) return Decimal(number);
        if (number == 0) return digits[..1];
        var text = new StringBuilder();
        var zeroIsDue = false;
        for (var (place, unit) = (3, 1000); place >= 0; place--, unit /= 10)
        {
            var digit = number / unit % 10;
            if (digit == 0)
            {
                zeroIsDue = text.Length > 0;
                continue;
            }

            if (zeroIsDue) text.Append(digits[0]);
            zeroIsDue = false;
            text.Append(digits[digit]);
            if (place > 0) text.Append(places[place - 1]);
        }

        return text.ToString();
    }
}

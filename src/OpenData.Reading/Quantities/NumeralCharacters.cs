namespace OpenData.Reading.Quantities;

/// <summary>The one table of digits and magnitudes. It is asked about plain characters only (see <c>Characters/PlainCharacters.cs</c>).</summary>
internal static class NumeralCharacters
{
    private const string Digits = "〇零一二三四五六七八九";
    /// <summary>Without 伍 and 陆, which stand in 入伍 and 大陆 far more often than in a number.</summary>
    private const string Financial = "壹贰叁肆\0\0柒捌玖";

    private static readonly sbyte[] DigitValues = MakeDigits();
    private static readonly long[] Magnitudes = MakeMagnitudes();

    public static bool IsArabic(char c) => c is >= '0' and <= '9';

    /// <summary>A character that writes a number: Arabic digit, Chinese digit or magnitude.</summary>
    public static bool IsNumeral(char c) => IsArabic(c) || IsChineseNumeral(c);

    public static bool IsChineseNumeral(char c) => DigitValues[c] >= 0 || Magnitudes[c] > 0 || Tens(c) > 0;

    /// <summary>0 to 9 for a Chinese digit (两 is 2), else −1.</summary>
    public static int ChineseDigit(char c) => DigitValues[c];

    /// <summary>廿 and 卅: twenty and thirty in one character, else 0.</summary>
    public static int Tens(char c) => c switch { '廿' => 20, '卅' => 30, _ => 0 };

    /// <summary>10, 100, 1000, 10^4 or 10^8 for 十 百 千 万 亿, else 0.</summary>
    public static long Magnitude(char c) => Magnitudes[c];

    /// <summary>百 千 万 亿 right before a measure word belong to the unit; 十 never does.</summary>
    public static bool IsUnitMagnitude(char c) => Magnitudes[c] >= 100;

    private static sbyte[] MakeDigits()
    {
        var table = new sbyte[char.MaxValue + 1];
        Array.Fill(table, (sbyte)-1);
        for (var i = 0; i < Digits.Length; i++) table[Digits[i]] = (sbyte)Math.Max(0, i - 1);
        for (var i = 0; i < Financial.Length; i++)
        {
            if (Financial[i] != '\0') table[Financial[i]] = (sbyte)(i + 1);
        }

        table['两'] = 2;
        return table;
    }

    private static long[] MakeMagnitudes()
    {
        var table = new long[char.MaxValue + 1];
        table['十'] = table['拾'] = 10;
        table['百'] = table['佰'] = 100;
        table['千'] = table['仟'] = 1000;
        table['万'] = 10_000;
        table['亿'] = 100_000_000;
        return table;
    }
}

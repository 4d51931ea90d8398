namespace OpenData.Reading.Quantities;

/// <summary>The one table of digits and magnitudes. It is asked about plain characters only (see <c>Characters/PlainCharacters.cs</c>).</summary>
internal static class NumeralCharacters
{
    private const string Digits = "〇零一二三四五六七八九";

    /// <summary>Without 伍 and 陆, which stand in 入伍 and 大陆 far more often than in a number.</summary>
    private const string Financial = "壹贰叁肆\0\0柒捌玖";

    /// <summary>The magnitudes a character may stand for, by its value behind the ten digits.</summary>
    private const string MagnitudeCharacters = "十百千万亿";

    /// <summary>0 to 9 for a digit, 10 to 14 for a magnitude, 15 and 16 for 廿 and 卅, −1 for all else: one small table, since it is asked of every character.</summary>
    private static readonly sbyte[] Values = MakeValues();

    /// <summary>All characters that write a number.</summary>
    public static IEnumerable<char> All => Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(IsNumeral);

    public static bool IsArabic(char c) => c is >= '0' and <= '9';

    /// <summary>A character that writes a number: Arabic digit, Chinese digit or magnitude.</summary>
    public static bool IsNumeral(char c) => IsArabic(c) || IsChineseNumeral(c);

    public static bool IsChineseNumeral(char c) => Values[c] >= 0;

    /// <summary>0 to 9 for a Chinese digit (两 is 2), else −1.</summary>
    public static int ChineseDigit(char c) => Values[c] is var value and < 10 ? value : -1;

    /// <summary>廿 and 卅: twenty and thirty in one character, else 0.</summary>
    public static int Tens(char c) => c switch { '廿' => 20, '卅' => 30, _ => 0 };

    /// <summary>10, 100, 1000, 10^4 or 10^8 for 十 百 千 万 亿, else 0.</summary>
    public static long Magnitude(char c) => Values[c] switch { 10 => 10, 11 => 100, 12 => 1000, 13 => 10_000, 14 => 100_000_000, _ => 0 };

    /// <summary>百 千 万 亿 right before a measure word belong to the unit; 十 never does.</summary>
    public static bool IsUnitMagnitude(char c) => Values[c] is >= 11 and <= 14;

    private static sbyte[] MakeValues()
    {
        var table = new sbyte[char.MaxValue + 1];
        Array.Fill(table, (sbyte)-1);
        for (var i = 0; i < Digits.Length; i++) table[Digits[i]] = (sbyte)Math.Max(0, i - 1);
        for (var i = 0; i < Financial.Length; i++)
        {
            if (Financial[i] != '\0') table[Financial[i]] = (sbyte)(i + 1);
        }

        table['两'] = 2;
        for (var i = 0; i < MagnitudeCharacters.Length; i++) table[MagnitudeCharacters[i]] = (sbyte)(10 + i);
        (table['拾'], table['佰'], table['仟']) = (table['十'], table['百'], table['千']);
        (table['廿'], table['卅']) = (15, 16);
        return table;
    }
}

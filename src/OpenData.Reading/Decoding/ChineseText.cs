namespace OpenData.Reading.Decoding;

/// <summary>Tells a Chinese text from one in another language.</summary>
internal static class ChineseText
{
    /// <summary>A single sentence such as 新增就业12人 must pass: drafts are tried one by one.</summary>
    private const int MinHan = 4;

    /// <summary>
    /// At least half of the letters are Han characters. Reports have over nine tenths; Japanese, whose other letters are kana,
    /// has less than half, and so has an English text that quotes Chinese names.
    /// </summary>
    public static bool IsChinese(ReadOnlySpan<char> text)
    {
        long han = 0, others = 0;
        foreach (var c in text)
        {
            if (IsHan(c)) han++;
            else if (char.IsLetter(c)) others++;
        }

        return han >= MinHan && han >= others;
    }

    public static bool IsHan(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF');
}

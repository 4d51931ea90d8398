namespace OpenData.Cli;

internal sealed class CodePointOffsets(string text)
{
    public int At(int utf16) { var n = 0; for (var i = 0; i < utf16; i++) if (!char.IsLowSurrogate(text[i])) n++; return n; }
}

namespace OpenData.Reading.Decoding.Html;

/// <summary>Where a line stands with regard to the article.</summary>
internal enum LinePlace
{
    Before,
    Inside,
    After,
}

/// <summary>A line of a page, with what is known of where it came from.</summary>
/// <param name="Text">Never blank.</param>
/// <param name="Letters">Letters and digits in it.</param>
/// <param name="LinkLetters">Those of them in links.</param>
/// <param name="Place">Before, in or after the article.</param>
/// <param name="IsTitle">Whether its element is a heading or has the name of one.</param>
/// <param name="IsRow">Whether it is a row of a table.</param>
internal sealed record PageLine(string Text, int Letters, int LinkLetters, LinePlace Place, bool IsTitle, bool IsRow)
{
    /// <summary>Nothing but links, or links with their dates.</summary>
    public bool IsLinks => LinkLetters > 0 && LinkLetters >= Letters * 0.6;
}

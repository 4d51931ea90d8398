using AngleSharp.Dom;

namespace OpenData.Reading.Decoding.Html;

internal static class ElementChildren
{
    /// <summary>
    /// The elements among an element's children, in order. The library's own ways from one sibling to the next look the element up among all its
    /// siblings each time, which for a page of a hundred thousand paragraphs takes minutes.
    /// </summary>
    public static IEnumerable<IElement> Elements(this IElement parent) => parent.ChildNodes.OfType<IElement>();
}

using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;
using OpenData.Observations;

namespace OpenData.Reading.Decoding.Html;

/// <summary>
/// A parsed page, within bounds: the parser takes time that grows with the square of the nesting, and a page of a few hundred
/// kilobytes of unclosed <c>font</c> elements unfolds to millions. So building stops as soon as a tree is deeper or larger than
/// any page that people read.
/// </summary>
internal sealed class HtmlPage
{
    /// <summary>Levels of elements; pages of township websites have 10 to 40.</summary>
    public const int MaxDepth = 256;

    /// <summary>Elements of a page; pages of township websites have some hundreds, a report of nothing but tables some ten thousand.</summary>
    public const int MaxElements = 500_000;

    /// <summary>The attributes that anyone asks for; others, such as images written out in base64, are not even kept.</summary>
    private static readonly HashSet<string> Attributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "class", "style", "hidden", "role", "itemprop", "name", "content", "type", "start", "value", "reversed", "colspan", "rowspan",
    };

    private HtmlPage(IHtmlDocument? document, Rejection? rejection)
    {
        Rejection = rejection;
        Title = document is null ? "" : PageTitle.Of(document);
        Body = document?.Body;
        Weights = new PageWeights(Body);
    }

    public Rejection? Rejection { get; }

    /// <summary>What the page calls its article; empty where it doesn't.</summary>
    public string Title { get; }

    public IHtmlElement? Body { get; }

    public PageWeights Weights { get; }

    public static HtmlPage Parse(string source)
    {
        var growth = new Growth();
        try
        {
            var document = new HtmlParser(new HtmlParserOptions
            {
                SkipComments = true,
                SkipScriptText = true,
                IsNotSupportingFrames = true,
                DisableElementPositionTracking = true,
                ShouldEmitAttribute = static (ref StructHtmlToken _, ReadOnlyMemory<char> name) =>
                    Attributes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name.Span),
                OnCreated = growth.Watch,
            }).ParseDocument(source);
            return Depth(document.DocumentElement) > MaxDepth
                ? new HtmlPage(null, Rejections.TooDeep())
                : new HtmlPage(document, null);
        }
        catch (PageOutgrownException outgrown)
        {
            return new HtmlPage(null, outgrown.Rejection);
        }
    }

    private static int Depth(IElement root)
    {
        // The parser itself keeps the tree within 512 levels, so that this may recurse.
        var deepest = 0;
        foreach (var child in root.Elements()) deepest = Math.Max(deepest, Depth(child));
        return deepest + 1;
    }

    /// <summary>Counts elements and levels while the parser makes them.</summary>
    private sealed class Growth
    {
        /// <summary>An element adds at most one level and a few copies of open formatting elements, so that not each must be measured.</summary>
        private const int Interval = 16;

        private int created;
        private int copied;
        private IElement? previous;

        public void Watch(IElement element, TextPosition position)
        {
            created++;
            if (previous is not null)
            {
                copied += Copies(previous);
                if (created % Interval == 0 && Levels(previous) > MaxDepth) throw new PageOutgrownException(Rejections.TooDeep());
            }

            if (created + copied > MaxElements) throw new PageOutgrownException(Rejections.TooMuchContent());
            previous = element;
        }

        /// <summary>Formatting elements left open are copied into the next paragraph without a word; they hang below it in one line.</summary>
        private static int Copies(IElement element)
        {
            var count = 0;
            for (var child = element.FirstElementChild; child is not null; child = child.FirstElementChild) count++;
            return count;
        }

        private static int Levels(IElement element)
        {
            var count = 0;
            for (INode? node = element; node is not null; node = node.Parent) count++;
            return count;
        }
    }

    private sealed class PageOutgrownException(Rejection rejection) : Exception(rejection.MessageEn)
    {
        public Rejection Rejection { get; } = rejection;
    }
}

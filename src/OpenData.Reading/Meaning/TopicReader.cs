using OpenData.Observations;
using OpenData.Reading.Structure;
using OpenData.Reading.Words;

namespace OpenData.Reading.Meaning;

/// <summary>Decides the topic by the words around a number: those of its indicator weigh most, then its clause, sentence and headings.</summary>
internal sealed class TopicReader
{
    private const int TopicCount = 15;

    /// <summary>A report has a word of some topic among so many characters, or fewer.</summary>
    private const int CharactersPerWord = 8;

    /// <summary>Characters; few enough to have few words, so that the first word of a stretch is found in a few steps.</summary>
    private const int BlockLength = 64;
    private const int IndicatorWeight = 8;
    private const int CatalogueWeight = 34;
    private const int ClauseWeight = 5;
    private const int ContinuityWeight = 28;
    private const int ParagraphWeight = 14;
    private const int HeadingWeight = 8;
    private const int HeadingStep = 2;
    private const int PriorWeight = 5;
    private const int SpecialPriorWeight = 60;

    private static readonly WordTable<(ushort First, ushort Count)> Words;

    /// <summary>What the words weigh, the topics of a word beside each other.</summary>
    private static readonly (byte Topic, byte Weight)[] Weights;

    private readonly string plain;
    private readonly Outline outline;
    private readonly List<Hit> hits;

    /// <summary>How many words begin before each block of the text.</summary>
    private readonly int[] hitsBefore;
    private readonly Dictionary<int, int[]> headingScores = [];
    private readonly int[] scores = new int[TopicCount];
    private readonly int[] sentenceScores = new int[TopicCount];
    private readonly int[] priors;
    private SourceSpan scoredSentence;
    private Topic? previous;
    private int paragraph = -1;

    public TopicReader(string plain, Outline outline, ReportKind kind)
    {
        this.plain = plain;
        this.outline = outline;
        hits = new List<Hit>(plain.Length / CharactersPerWord);
        hitsBefore = new int[(plain.Length / BlockLength) + 1];
        var block = 0;
        for (var at = 0; Words.TryFind(plain, ref at, out var weights, out var length); at += length)
        {
            while (block * BlockLength <= at) hitsBefore[block++] = hits.Count;
            hits.Add(new Hit(at, at + length, weights));
        }

        Array.Fill(hitsBefore, hits.Count, block, hitsBefore.Length - block);
        priors = PriorsOf(kind == ReportKind.Special ? SpecialPriorWeight : PriorWeight);
    }

    /// <summary>A word of some topic in the text.</summary>
    private readonly record struct Hit(int Start, int End, (ushort First, ushort Count) Weights);

    public Topic Read(Mention mention, string indicator, Topic? catalogued)
    {
        Array.Clear(scores);
        AddTo(scores, indicator, IndicatorWeight);
        if (catalogued is { } known) scores[(int)known] += CatalogueWeight;
        AddTo(scores, Math.Max(mention.Before.Start, mention.Sentence.Span.Start), mention.After.End, ClauseWeight);
        if (previous is { } before) scores[(int)before] += mention.Index > 0 ? ContinuityWeight : mention.Sentence.Paragraph == paragraph ? ParagraphWeight : 0;
        paragraph = mention.Sentence.Paragraph;
        if (scoredSentence != mention.Sentence.Span) ScoreSentence(mention.Sentence.Span);
        var heading = HeadingScores(mention.Sentence.Heading);
        for (var i = 0; i < TopicCount; i++) scores[i] += sentenceScores[i] + heading[i] + priors[i];

        var best = 0;
        for (var i = 1; i < TopicCount; i++)
        {
            if (scores[i] > scores[best]) best = i;
        }

        previous = scores[best] == 0 ? Topic.Administration : (Topic)best;
        return previous.Value;
    }

    /// <summary>A report on one matter is about that matter where a sentence does not say otherwise.</summary>
    private int[] PriorsOf(int weight)
    {
        var counts = new int[TopicCount];
        AddTo(counts, 0, plain.Length, 1);
        var most = Math.Max(1, counts.Max());
        for (var i = 0; i < TopicCount; i++) counts[i] = counts[i] * weight / most;
        return counts;
    }

    private void ScoreSentence(SourceSpan span)
    {
        Array.Clear(sentenceScores);
        AddTo(sentenceScores, span.Start, span.End, 1);
        scoredSentence = span;

        // A long sentence has more words, not more weight.
        var most = Math.Max(1, sentenceScores.Max());
        if (most > 24)
        {
            for (var i = 0; i < TopicCount; i++) sentenceScores[i] = sentenceScores[i] * 24 / most;
        }
    }

    private int[] HeadingScores(int heading)
    {
        if (heading < 0) return NoScores;
        if (headingScores.TryGetValue(heading, out var known)) return known;
        var sum = new int[TopicCount];
        var weight = HeadingWeight;
        for (var i = heading; i >= 0 && weight > 0; i = outline.Headings[i].Parent, weight -= HeadingStep)
        {
            AddTo(sum, outline.Headings[i].Span.Start, outline.Headings[i].Span.End, weight);
        }

        headingScores.Add(heading, sum);
        return sum;
    }

    private static readonly int[] NoScores = new int[TopicCount];

    /// <summary>Adds the words of a stretch of the text.</summary>
    private void AddTo(int[] sums, int start, int end, int weight)
    {
        var i = hitsBefore[start / BlockLength];
        while (i < hits.Count && hits[i].Start < start) i++;
        for (; i < hits.Count && hits[i].End <= end; i++) Add(sums, hits[i].Weights, weight);
    }

    /// <summary>Adds the words of a phrase that does not stand in the text as it is.</summary>
    private static void AddTo(int[] scores, ReadOnlySpan<char> text, int weight)
    {
        for (var at = 0; Words.TryFind(text, ref at, out var weights, out var length); at += length) Add(scores, weights, weight);
    }

    private static void Add(int[] sums, (ushort First, ushort Count) weights, int weight)
    {
        foreach (var (topic, value) in Weights.AsSpan(weights.First, weights.Count)) sums[topic] += value * weight;
    }

    /// <summary>Whether a word of a topic ends behind a place of a phrase.</summary>
    public static bool HasWordBehind(ReadOnlySpan<char> phrase, int place)
    {
        for (var at = 0; Words.TryFind(phrase, ref at, out _, out var length); at++)
        {
            if (at + length > place) return true;
        }

        return false;
    }

    static TopicReader()
    {
        var words = new Dictionary<string, List<(byte, byte)>>(StringComparer.Ordinal);
        foreach (var (code, list) in WordFile.Read("topics.txt"))
        {
            var topic = (byte)Codes<Topic>.Parse(code);
            foreach (var entry in list)
            {
                var word = entry.TrimStart('+', '-');
                var weight = word.Length * (entry[0] == '+' ? 2 : 1);
                if (entry[0] == '-') weight = Math.Max(1, weight / 2);
                if (!words.TryGetValue(word, out var hits)) words.Add(word, hits = []);
                hits.Add((topic, (byte)weight));
            }
        }

        var weights = new List<(byte, byte)>();
        var places = new List<KeyValuePair<string, (ushort, ushort)>>();
        foreach (var (word, hits) in words)
        {
            places.Add(new(word, (checked((ushort)weights.Count), (ushort)hits.Count)));
            weights.AddRange(hits);
        }

        Weights = [.. weights];
        Words = new WordTable<(ushort, ushort)>(places);
    }
}

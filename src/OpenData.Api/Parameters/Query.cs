using System.Globalization;
using OpenData.Api.Http;

namespace OpenData.Api.Parameters;

/// <summary>The parameters of one request. Everything wrong with them is collected, and told at once.</summary>
public sealed class Query
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly List<ParameterError> errors = [];
    private readonly IReadOnlyList<Parameter> known;

    /// <param name="queryString">As sent.</param>
    /// <param name="known">The parameters the route has; all others are refused.</param>
    public Query(string? queryString, IReadOnlyList<Parameter> known)
    {
        this.known = known;
        foreach (var (name, value) in RawQuery.Parse(queryString)) Take(name, value);
    }

    /// <summary>Name and value of all parameters in one order and spelling, for comparing requests.</summary>
    public string Canonical => CanonicalWithout();

    public string CanonicalWithout(params string[] names) =>
        string.Join('&', values
            .Where(pair => !names.Contains(pair.Key))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));

    /// <summary>The query string of the same request with some parameters set or (null) left out.</summary>
    public string With(params (string Name, string? Value)[] changes)
    {
        var changed = new Dictionary<string, string>(values, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            if (value is null) changed.Remove(name);
            else changed[name] = value;
        }

        // In the order of the documentation, and with the commas and colons that URLs may have, for people who read it.
        var parts = known
            .Where(parameter => changed.ContainsKey(parameter.Name))
            .Select(parameter => $"{parameter.Name}={Escape(changed[parameter.Name])}");
        return string.Join('&', parts) is { Length: > 0 } text ? "?" + text : "";
    }

    public bool Has(string name) => values.ContainsKey(name);

    public string? Text(string name) => values.GetValueOrDefault(name);

    /// <summary>The members of a list; empty where the parameter is not given.</summary>
    public IReadOnlyList<string> List(string name, int most = int.MaxValue)
    {
        if (Text(name) is not { } text) return [];
        var members = text.Split(',');
        if (members.Any(string.IsNullOrWhiteSpace)) Fail("empty_parameter", name, new("列表中有空值。", "The list has an empty member."));
        if (members.Length > most)
        {
            Fail("too_many_values", name, new(
                string.Create(CultureInfo.InvariantCulture, $"最多 {most} 个值。"),
                string.Create(CultureInfo.InvariantCulture, $"At most {most} values can be given.")));
            return [];
        }

        return [.. members.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The members of a list, each turned into a value; what can't be is an error.</summary>
    public IReadOnlyList<T> List<T>(string name, TryParse<T> parse, Func<string, ParameterError> error)
    {
        var members = new List<T>();
        foreach (var member in List(name, Limits.ListValues))
        {
            if (parse(member, out var value)) members.Add(value);
            else if (!string.IsNullOrWhiteSpace(member)) errors.Add(error(member));
        }

        return members;
    }

    /// <summary>The members of an enumeration that a list of codes names.</summary>
    public IReadOnlyList<T> Codes<T>(string name)
        where T : struct, Enum => Words<T>(name, OpenData.Observations.Codes<T>.TryParse, OpenData.Observations.Codes<T>.All);

    /// <summary>The values that a list of fixed words names.</summary>
    public IReadOnlyList<T> Words<T>(string name, TryParse<T> parse, IReadOnlyList<string> allowed) =>
        List(name, parse, word => NotAllowed(name, word, allowed));

    /// <summary>One of a few words; the default where the parameter is not given or wrong.</summary>
    public string Word(string name, IReadOnlyList<string> allowed, string otherwise)
    {
        if (Text(name) is not { } word) return otherwise;
        if (allowed.Contains(word)) return word;
        errors.Add(NotAllowed(name, word, allowed));
        return otherwise;
    }

    public int? Whole(string name, int least, int most)
    {
        if (Text(name) is not { } text) return null;
        var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number >= least && number <= most) return number;
        Fail("invalid_value", name, new(
            string.Create(CultureInfo.InvariantCulture, $"须为 {least} 至 {most} 的整数。"),
            string.Create(CultureInfo.InvariantCulture, $"It must be a whole number from {least} to {most}.")));
        return null;
    }

    public decimal? Number(string name)
    {
        if (Text(name) is not { } text) return null;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number)) return number;
        Fail("invalid_value", name, new("须为十进制数，如 12.5。", "It must be a decimal number such as 12.5."));
        return null;
    }

    public bool? Truth(string name) => Text(name) is null ? null : Word(name, ["true", "false"], "false") == "true";

    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text) return null;
        if (Formats.Timestamp.TryParse(text, out var time)) return time;
        Fail("invalid_value", name, new(
            "须为 RFC 3339 时间，如 2026-03-01T08:00:00Z（+ 须写作 %2B），或日期。",
            "It must be an RFC 3339 time such as 2026-03-01T08:00:00Z (write + as %2B), or a date."));
        return null;
    }

    /// <summary>The words of a search, parted by blanks; empty where the parameter is not given.</summary>
    public IReadOnlyList<string> SearchWords(string name)
    {
        if (Text(name) is not { } text) return [];
        if (text.Length > Limits.SearchLength)
        {
            Fail("invalid_value", name, new(
                string.Create(CultureInfo.InvariantCulture, $"最长 {Limits.SearchLength} 个字符。"),
                string.Create(CultureInfo.InvariantCulture, $"It may have {Limits.SearchLength} characters.")));
            return [];
        }

        return [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
    }

    public void Fail(string code, string name, Bilingual detail) => Fail(new ParameterError(code, name, Text(name), detail));

    public void Fail(ParameterError error) => errors.Add(error);

    /// <exception cref="ProblemException">Something was wrong with the parameters.</exception>
    public void ThrowIfWrong()
    {
        if (errors.Count > 0) throw new ProblemException(Problems.InvalidParameters(errors));
    }

    private void Take(string name, string value)
    {
        if (!known.Any(parameter => parameter.Name == name))
        {
            var names = known.Select(parameter => parameter.Name).ToList();
            var meant = Suggestion.For(name, names);
            errors.Add(new ParameterError("unknown_parameter", name, value, new(
                $"没有参数“{name}”。" + (meant is null ? "" : $"是否想用 {meant}？"),
                $"There is no parameter '{name}'." + (meant is null ? "" : $" Did you mean {meant}?")))
            {
                Allowed = names,
                DidYouMean = meant,
            });
        }
        else if (!values.TryAdd(name, value))
        {
            Fail("repeated_parameter", name, new(
                $"参数 {name} 只能出现一次；多个值用逗号分隔。", $"Give {name} once; part several values by commas."));
        }
        else if (string.IsNullOrWhiteSpace(value))
        {
            values.Remove(name);
            errors.Add(new ParameterError("empty_parameter", name, value, new(
                $"参数 {name} 没有值。不需要时请省去。", $"The parameter {name} has no value. Leave it out where it is not needed.")));
        }
    }

    private static ParameterError NotAllowed(string name, string word, IReadOnlyList<string> allowed)
    {
        var meant = Suggestion.For(word, allowed);
        return new ParameterError("invalid_value", name, word, new(
            $"“{word}”不是 {name} 的值。可用：{string.Join("、", allowed)}。",
            $"'{word}' is no value of {name}. Allowed: {string.Join(", ", allowed)}."))
        {
            Allowed = allowed,
            DidYouMean = meant,
        };
    }

    private static string Escape(string value) =>
        Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal);
}

/// <summary>Reads a value from a word; false where the word is none.</summary>
public delegate bool TryParse<T>(string text, out T value);

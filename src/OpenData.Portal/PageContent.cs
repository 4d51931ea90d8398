using Microsoft.AspNetCore.Components;
using OpenData.Api;

namespace OpenData.Portal;

/// <summary>What a page shows.</summary>
/// <param name="Component">Shows it; has a parameter <c>Model</c>.</param>
/// <param name="Model">What that shows.</param>
/// <param name="Title">Of the page, without the portal's name.</param>
public sealed record PageContent(Type Component, object Model, Bilingual Title)
{
    public int Status { get; init; } = 200;

    /// <summary>Stylesheets of its own besides the portal's, such as <c>site/reader.css</c>.</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];

    /// <summary>A module of its own, such as <c>site/reader.mjs</c>.</summary>
    public string? Module { get; init; }

    /// <summary>For search engines and previews.</summary>
    public Bilingual? Description { get; init; }

    /// <summary>An address to send the reader to instead, below the language.</summary>
    public string? MovedTo { get; init; }

    /// <summary>Whether some of it is of a state a moment ago; then browsers do not keep it.</summary>
    public bool IsBehind { get; init; }

    /// <summary>Whether it stands alone, without head and foot.</summary>
    public bool IsBare { get; init; }

    /// <param name="model">What the component shows.</param>
    /// <param name="title">Of the page.</param>
    /// <typeparam name="TComponent">Has a parameter <c>Model</c> that takes it.</typeparam>
    public static PageContent Of<TComponent>(object model, Bilingual title)
        where TComponent : IComponent => new(typeof(TComponent), model, title);
}

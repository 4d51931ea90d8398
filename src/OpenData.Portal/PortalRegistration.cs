using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using OpenData.Portal.Figures;
using OpenData.Portal.Http;
using OpenData.Portal.Pages.Compare;
using OpenData.Portal.Pages.Developers;
using OpenData.Portal.Pages.Explore;
using OpenData.Portal.Pages.Home;
using OpenData.Portal.Pages.Indicators;
using OpenData.Portal.Pages.Promises;
using OpenData.Portal.Pages.Quality;
using OpenData.Portal.Pages.Reports;
using OpenData.Portal.Pages.Search;
using OpenData.Portal.Pages.Townships;
using OpenData.Portal.Pages.Upload;

namespace OpenData.Portal;

/// <summary>The services of the portal.</summary>
public static class PortalRegistration
{
    /// <summary>Adds the portal; the API has to be registered too.</summary>
    public static IServiceCollection AddOpenDataPortal(this IServiceCollection services)
    {
        // Chinese stays legible in the source of a page, and short.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<AssetStore>();
        services.AddSingleton<SiteFiles>();
        services.AddSingleton<RememberedAnswers>();
        services.AddSingleton<UnpublishedUploads>();
        services.AddSingleton<PageTable>();
        services.AddSingleton<PageOpener>();
        services.AddSingleton<OpenDataPortal>();
        AddPages(services);
        return services;
    }

    /// <summary>Every page there is.</summary>
    private static void AddPages(IServiceCollection services)
    {
        services.AddSingleton<IPage, HomePage>();
        services.AddSingleton<IPage, SearchPage>();
        services.AddSingleton<IPage, ExplorePage>();
        services.AddSingleton<IPage, TownshipsPage>();
        services.AddSingleton<IPage, TownshipPage>();
        services.AddSingleton<IPage, IndicatorsPage>();
        services.AddSingleton<IPage, IndicatorPage>();
        services.AddSingleton<IPage, IndicatorEmbedPage>();
        services.AddSingleton<IPage, ComparePage>();
        services.AddSingleton<IPage, ReportPage>();
        services.AddSingleton<IPage, UploadPage>();
        services.AddSingleton<IPage, PromisesPage>();
        services.AddSingleton<IPage, QualityPage>();
        services.AddSingleton<IPage, DevelopersPage>();
        services.AddSingleton<IPage, OperationPage>();
    }
}

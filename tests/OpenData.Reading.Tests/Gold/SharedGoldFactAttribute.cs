using OpenData.Testing;

namespace OpenData.Reading.Tests.Gold;

/// <summary>A test that needs the real reports beside the repository; skipped, saying so, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedGoldFactAttribute : FactAttribute
{
    public SharedGoldFactAttribute()
    {
        if (!GoldCorpus.HasShared) Skip = "../shared/gold/reports is absent: the three real reports are not part of the repository.";
    }

    /// <summary>Whether the test runs the scoring script as well.</summary>
    public bool NeedsPython
    {
        get;
        init
        {
            field = value;
            if (!value || Skip is not null) return;
            if (!File.Exists(Repository.PathOf("..", "shared", "gold", "score.py"))) Skip = "../shared/gold/score.py is absent.";
            else if (OperatingSystem.IsWindows() || !InstalledPrograms.Has("python3")) Skip = "python3 is absent; the script can't run.";
        }
    }
}

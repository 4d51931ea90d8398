using System.Collections.Concurrent;
using OpenData.Reading.Tests.Gold;

namespace OpenData.Reading.Tests.Robustness;

public sealed class DeterminismTests
{
    [Fact]
    public void Reading_twice_gives_the_same_record_field_for_field()
    {
        foreach (var report in GoldCorpus.All)
        {
            var (first, second) = (ReportReader.Read(File.ReadAllBytes(report.TextPath), report.Hint), ReportReader.Read(File.ReadAllBytes(report.TextPath), report.Hint));
            Assert.True(first.Observations.SequenceEqual(second.Observations));
            Assert.Equal(first.Findings.Select(finding => finding.Message), second.Findings.Select(finding => finding.Message));
            Assert.True(first.Diagnostics.SequenceEqual(second.Diagnostics));
            Assert.True(first.Sections.SequenceEqual(second.Sections));
            Assert.Equal((first.Title, first.Period, first.Kind, first.Issuer, first.PublishedOn, first.Township), (second.Title, second.Period, second.Kind, second.Issuer, second.PublishedOn, second.Township));
        }
    }

    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        var differing = new ConcurrentBag<string>();
        Parallel.ForEach(Enumerable.Repeat(GoldCorpus.All, 4).SelectMany(reports => reports), report =>
        {
            var reading = ReportReader.Read(File.ReadAllBytes(report.TextPath), report.Hint);
            if (!reading.Observations.SequenceEqual(report.Reading.Observations)) differing.Add(report.Name);
        });

        Assert.Empty(differing);
    }

    [Fact]
    public void What_was_read_before_makes_no_difference()
    {
        foreach (var report in GoldCorpus.All.Reverse())
        {
            Assert.True(ReportReader.Read(File.ReadAllBytes(report.TextPath), report.Hint).Observations.SequenceEqual(report.Reading.Observations), report.Name);
        }
    }
}

using OpenData.Observations;
namespace OpenData.Reading.Tests.Gold;
public class Tmp
{
    [Fact]
    public void Print()
    {
        var sw = new System.IO.StreamWriter("/tmp/findings.txt");
        foreach (var f in System.IO.Directory.GetFiles("/tmp/dev", "*.txt").Order())
        {
            var r = ReportReader.Read(System.IO.File.ReadAllBytes(f), new ReportHint());
            sw.WriteLine("== " + f + " " + r.Period + " " + r.Kind + " " + r.Title + " | " + r.Issuer + " | " + r.PublishedOn);
            foreach (var x in r.Findings) sw.WriteLine((x.Verified ? "ok  " : "BAD ") + x.Kind + " " + x.Message);
        }
        sw.Flush();
    }
}

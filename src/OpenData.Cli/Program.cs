using System.CommandLine;
using OpenData.Cli;

return new RootCommand("OpenData: township reports as open data.") { ReadCommand.Create() }.Parse(args).Invoke();

using System.CommandLine;
using OpenData.Cli;

var root = new RootCommand("OpenData: township reports as open data.") { ReadCommand.Create(), UploadCommand.Create() };
return await root.Parse(args).InvokeAsync();

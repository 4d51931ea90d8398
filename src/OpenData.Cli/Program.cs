using System.Text;
using OpenData.Cli;
using OpenData.Cli.Output;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await new CommandLine(Terminal.OfProcess()).RunAsync(args);

using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/OpenData.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);

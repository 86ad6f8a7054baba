using System.CommandLine;
using StableNets.Kit.Commands;

var run = RunCommand.Configure(new Command("run", "Runs lessons and writes a page for each, an index and report.json."));
var root = RunCommand.Configure(new RootCommand("Runs the StableNets lessons and writes them as pages. Without a command: run."));
root.Add(run);
root.Add(KernelCommand.Create());
root.Add(WorkerCommand.Create());
return await root.Parse(args).InvokeAsync();

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using StableNets.Kit.Commands;

var run = RunCommand.Configure(new Command("run", "Runs lessons and writes a page for each, an index and report.json."));
var root = RunCommand.Configure(new RootCommand("Runs the StableNets lessons and writes them as pages. Without a command: run."));
root.Add(run);
root.Add(CheckCommand.Create());
root.Add(ReleaseCommand.Create());
root.Add(KernelCommand.Create());
root.Add(WorkerCommand.Create());
var help = root.Options.OfType<HelpOption>().Single();
help.Action = new Help((SynchronousCommandLineAction)help.Action!);

// When it is cancelled, cells are stopped and what is done is written: longer than the two seconds that are usual.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });

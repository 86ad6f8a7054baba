using System.CommandLine;
using System.IO.Pipes;
using StableNets.Kit.Workers;

namespace StableNets.Kit.Commands;

/// <summary>The hidden command under which the kit starts itself to run one notebook.</summary>
internal static class WorkerCommand
{
    public static Command Create()
    {
        var requests = new Argument<string>("requests");
        var replies = new Argument<string>("replies");
        var command = new Command("worker") { requests, replies };
        command.Hidden = true;
        command.SetAction(async (arguments, _) =>
        {
            using var input = new AnonymousPipeClientStream(PipeDirection.In, arguments.GetRequiredValue(requests));
            using var output = new AnonymousPipeClientStream(PipeDirection.Out, arguments.GetRequiredValue(replies));
            await new WorkerHost(new StreamReader(input), new StreamWriter(output)).RunAsync();
        });
        return command;
    }
}

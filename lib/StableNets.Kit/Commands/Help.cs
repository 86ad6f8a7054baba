using System.CommandLine;
using System.CommandLine.Invocation;

namespace StableNets.Kit.Commands;

/// <summary>The usual help, and below it what a command has to say that is no option.</summary>
/// <param name="usual">The usual help.</param>
internal sealed class Help(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult arguments)
    {
        var result = usual.Invoke(arguments);
        if (arguments.CommandResult.Command.Name == CheckCommand.Name)
            arguments.InvocationConfiguration.Output.WriteLine(CheckCommand.Notes);
        return result;
    }
}

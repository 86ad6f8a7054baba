using System.CommandLine;
using System.CommandLine.Invocation;

namespace StableNets.Kit.Commands;

/// <summary>The usual help of one command alone, and below it what that command has to say that is no option.</summary>
/// <param name="usual">The usual help.</param>
internal sealed class Help(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult arguments)
    {
        // The lessons of the program without a command are no argument of a command.
        if (arguments.CommandResult.Command != arguments.RootCommandResult.Command)
        {
            foreach (var argument in arguments.RootCommandResult.Command.Arguments)
                argument.Hidden = true;
        }

        var result = usual.Invoke(arguments);
        if (arguments.CommandResult.Command.Name == CheckCommand.Name)
            arguments.InvocationConfiguration.Output.WriteLine(CheckCommand.Notes);
        return result;
    }
}

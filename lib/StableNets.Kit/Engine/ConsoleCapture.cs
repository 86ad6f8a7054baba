using System.Text;

namespace StableNets.Kit.Engine;

/// <summary>Points the process's console at an <see cref="OutputStream"/> for as long as a session lives.</summary>
internal sealed class ConsoleCapture : IDisposable
{
    private readonly TextReader formerIn = Console.In;
    private readonly TextWriter formerOut = Console.Out;
    private readonly TextWriter formerError = Console.Error;

    public ConsoleCapture(OutputStream stream)
    {
        Console.SetIn(new NoReader());
        Console.SetOut(new Writer(stream, isError: false));
        Console.SetError(new Writer(stream, isError: true));
    }

    public void Dispose()
    {
        Console.SetIn(formerIn);
        Console.SetOut(formerOut);
        Console.SetError(formerError);
    }

    private sealed class Writer(OutputStream stream, bool isError) : TextWriter
    {
        // The same text on every machine, so that pages are the same bytes everywhere.
        public override string NewLine => "\n";

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => stream.WriteText([value], isError);

        public override void Write(ReadOnlySpan<char> buffer) => stream.WriteText(buffer, isError);

        public override void Write(char[] buffer, int index, int count) => stream.WriteText(buffer.AsSpan(index, count), isError);

        public override void Write(string? value) => stream.WriteText(value, isError);

        public override void WriteLine(string? value) => stream.WriteText(value + NewLine, isError);
    }

    // A lesson runs from end to end with nobody there to answer, and waiting for an answer would look like a long computation.
    private sealed class NoReader : TextReader
    {
        public override int Peek() => throw Refusal();

        public override int Read() => throw Refusal();

        private static NotSupportedException Refusal() =>
            new("A cell cannot ask for input: there is no console to type into. Write the value into the cell, as in: var name = \"Ada\";");
    }
}

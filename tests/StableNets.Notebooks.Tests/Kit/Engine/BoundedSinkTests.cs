using StableNets.Kit.Engine;
using StableNets.Kit.Workers;
using StableNets.Notebooks.Tests.Kit.Engine;

namespace StableNets.Notebooks.Tests.Kit.Workers;

public sealed class BoundedSinkTests
{
    private static readonly Dictionary<string, string> Large = new() { ["text/plain"] = new string('x', BoundedSink.DisplayLimit / 3) };

    [Fact]
    public void Updates_that_replace_each_other_count_once()
    {
        var kept = new ListSink();
        var sink = new BoundedSink(kept);
        sink.Write(new DisplayOutput(Large, "a"));
        for (var i = 0; i < 10; i++)
            sink.Write(new UpdateOutput(Large, "a"));

        Assert.False(sink.Overflowed);
        Assert.Equal(11, kept.Outputs.Count);
    }

    [Fact]
    public void An_update_beyond_the_limit_is_left_out_and_told_of()
    {
        var kept = new ListSink();
        var sink = new BoundedSink(kept);
        sink.Write(new DisplayOutput(new Dictionary<string, string> { ["text/plain"] = "small" }, "a"));
        sink.Write(new UpdateOutput(new Dictionary<string, string> { ["text/plain"] = new string('x', BoundedSink.DisplayLimit + 1) }, "a"));

        Assert.True(sink.Overflowed);
        Assert.Single(kept.Outputs);
        Assert.Contains("16,000,001 characters", sink.Complaint("cell 1"));
    }

    [Fact]
    public void An_exception_with_an_endless_message_is_cut()
    {
        var kept = new ListSink();
        new BoundedSink(kept).Write(ErrorOutput.Of(new string('x', 100_000_000)));

        Assert.Matches("^x{20000} … \\(100,000,000 characters\\)$", Assert.IsType<ErrorOutput>(Assert.Single(kept.Outputs)).Title);
    }

    [Fact]
    public void An_update_crosses_to_the_parent_with_its_id()
    {
        var reply = MessageJson.ReadReply(MessageJson.Line(new Reply.Produced(new UpdateOutput(new Dictionary<string, string> { ["text/html"] = "<b>" }, "display-7"))));

        var update = Assert.IsType<UpdateOutput>(Assert.IsType<Reply.Produced>(reply).Output);
        Assert.Equal(("display-7", "<b>"), (update.DisplayId, update.Data["text/html"]));
    }
}

using StableNets.Numerics;

namespace StableNets.Tests.Numerics;

public class TeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Every_piece_is_done_once_in_every_run(int threads)
    {
        var done = new int[13];
        var team = new Team(done.Length, piece => Interlocked.Increment(ref done[piece]));
        for (var run = 1; run <= 2000; run++)
        {
            team.Run(threads);
            Assert.All(done, count => Assert.Equal(run, count));
        }
    }

    [Fact]
    public void Two_threads_work_at_the_same_time()
    {
        using var both = new Barrier(2);
        new Team(2, _ => Assert.True(both.SignalAndWait(TimeSpan.FromSeconds(60)))).Run(2);
    }

    [Fact]
    public void A_failure_reaches_the_caller_and_the_next_run_works()
    {
        var fails = true;
        var team = new Team(4, piece =>
        {
            if (fails && piece == 2)
                throw new InvalidOperationException("piece 2");
        });
        Assert.Equal("piece 2", Assert.Throws<InvalidOperationException>(() => team.Run(2)).Message);
        fails = false;
        team.Run(2);
    }

    [Fact]
    public void A_team_inside_a_team_does_not_wait_for_helpers_that_cannot_come()
    {
        var done = 0;
        Team[] inner = [.. Enumerable.Range(0, 50).Select(_ => new Team(4, _ => Interlocked.Increment(ref done)))];
        new Team(50, i => inner[i].Run(8)).Run(8);
        Assert.Equal(200, done);
    }
}

namespace StableNets.Numerics;

/// <summary>
/// Pieces of work that pass through the same stages, counted down to 0, each stage in the order of the pieces: a piece enters a stage after the piece
/// before it has left that stage. So they follow each other like runners, at the same time and yet in a fixed order.
/// </summary>
/// <remarks>For pieces that a <see cref="Team"/> takes in their order: then the piece that one waits for is always under way.</remarks>
internal sealed class Relay(int pieces)
{
    // One entry in each cache line: a runner's steps do not disturb the others.
    private const int Apart = 16;

    private readonly int[] stage = new int[pieces * Apart];

    /// <summary>All pieces stand before this stage.</summary>
    public void Start(int first) => Array.Fill(stage, first + 1);

    /// <summary>Returns when the piece may enter the stage.</summary>
    public void Enter(int piece, int next)
    {
        var wait = default(SpinWait);
        while (piece > 0 && Volatile.Read(ref stage[(piece - 1) * Apart]) > next)
            wait.SpinOnce(sleep1Threshold: -1);
    }

    /// <summary>The piece has left this stage and all before it.</summary>
    public void Leave(int piece, int last) => Volatile.Write(ref stage[piece * Apart], last);
}

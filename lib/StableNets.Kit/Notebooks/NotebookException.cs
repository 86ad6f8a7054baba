namespace StableNets.Kit.Notebooks;

/// <summary>A notebook that cannot be run at all. The message names the file, what was expected and what came.</summary>
internal sealed class NotebookException(string message) : Exception(message);

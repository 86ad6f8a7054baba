using StableNets.Kit.Lessons;

namespace StableNets.Notebooks.Tests.Lessons;

/// <summary>The committed notebooks.</summary>
internal static class CourseFiles
{
    private static readonly IReadOnlyDictionary<string, string> ByName =
        Course.Find().Paths.ToDictionary(path => Path.GetFileNameWithoutExtension(path));

    /// <summary>File names without extension, as theory data.</summary>
    public static TheoryData<string> Names => [.. ByName.Keys];

    public static int Count => ByName.Count;

    public static string PathOf(string name) => ByName[name];
}

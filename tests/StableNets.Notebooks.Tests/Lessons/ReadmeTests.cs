using System.Text.RegularExpressions;

namespace StableNets.Notebooks.Tests.Lessons;

public sealed partial class ReadmeTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(CourseFiles.PathOf(CourseFiles.Names.First().Data))!, ".."));

    private static readonly string Text = File.ReadAllText(Path.Combine(Root, "README.md"));

    [Fact]
    public void EveryLinkIntoTheRepositoryLeadsSomewhere()
    {
        string[] targets = [.. Link().Matches(Text).Select(match => match.Groups[1].Value).Where(target => !target.Contains("://"))];
        Assert.True(targets.Length > 20, $"found only {targets.Length} links");
        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(Root, target)), $"README.md links to {target}, which does not exist"));
    }

    [Fact]
    public void EveryLessonIsListed() =>
        Assert.All(CourseFiles.Names, name => Assert.Contains($"notebooks/{name.Data}.ipynb", Text));

    [GeneratedRegex(@"\]\(([^)#\s]+)\)")]
    private static partial Regex Link();
}

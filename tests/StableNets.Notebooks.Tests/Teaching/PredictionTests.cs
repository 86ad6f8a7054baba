using StableNets.Teaching.Formatting;
using StableNets.Teaching.Predictions;

namespace StableNets.Notebooks.Tests.Teaching;

/// <summary>Guesses, what came, and the file in which they stay.</summary>
public sealed class PredictionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("predictions").FullName;

    private string FilePath => Path.Combine(folder, "predictions.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void WithoutAGuessNothingIsWrittenAndTheOutputIsTheSame()
    {
        string[] First(PredictionBook book) =>
            [Plain(book.Ask("1", "How large?", [], null)), Plain(book.Reveal("1", Number(2))), Plain(book.Calibration())];

        var outputs = First(Book());
        Assert.False(File.Exists(FilePath));
        Assert.StartsWith("No guess yet: put a number in place of null", outputs[0]);
        Assert.Equal("Prediction 1: How large? What came: 2.", outputs[1]);

        Guessed(Book(), "1", 3, 2);
        Assert.True(File.Exists(FilePath));
        Assert.Equal(outputs, First(Book()));
    }

    [Theory]
    [InlineData(2, "just right")]
    [InlineData(3, "within a factor of two")]
    [InlineData(20, "10 times too large")]
    [InlineData(0.2, "10 times too small")]
    [InlineData(-1, "off by 3")]
    public void AGuessIsComparedWithWhatCame(double guess, string verdict)
    {
        var book = Book();
        Assert.Contains($"Your guess: {Number(guess)}. Now run on", Plain(book.Ask("1", "How large?", [], Number(guess))));
        Assert.EndsWith($"What came: 2. Your guess: {Number(guess)}, {verdict}.", Plain(book.Reveal("1", Number(2))));
    }

    [Fact]
    public void AChoiceIsRightOrNot()
    {
        var book = Book();
        Assert.Contains("put an answer, in quotation marks, in place of null", Plain(book.Ask("1", "Which?", ["grows", "falls"], null)));
        book.Ask("1", "Which?", ["grows", "falls"], new(null, "grows"));
        Assert.EndsWith("Your guess: grows, something else came.", Plain(book.Reveal("1", new(null, "falls"))));
    }

    [Fact]
    public void WhatCameMustBeOneOfTheAnswers()
    {
        var book = Book();
        book.Ask("1", "Which?", ["grows", "falls"], null);
        var problem = Assert.Throws<ArgumentException>(() => book.Reveal("1", new(null, "rises")));
        Assert.Contains("prediction 1 has the answers grows, falls, and \"rises\" is none of them", problem.Message);
    }

    [Fact]
    public void TheFirstGuessStandsOnceItWasRevealed()
    {
        Guessed(Book(), "1", 3, 2);
        var later = Book();
        Assert.Contains("Your first guess stands, because you have seen what came: 3.", Plain(later.Ask("1", "How large?", [], Number(2))));
        Assert.EndsWith("Your guess: 3, within a factor of two.", Plain(later.Reveal("1", Number(2))));
    }

    [Fact]
    public void ACalibrationShowsTheGuessesOfAllNotebooks()
    {
        Guessed(Book(), "1", 3, 2);
        var second = Book();
        Guessed(second, "2", 50, 5);
        var calibration = Plain(second.Calibration());
        Assert.StartsWith("Your guesses\n", calibration);
        Assert.Contains("1 of 2 guesses were right or within a factor of two", calibration);
        Assert.Contains("10 times too large", calibration);
        Assert.StartsWith("<figure", ((IShown)second.Calibration()).Html);
    }

    [Fact]
    public void OnePointMakesNoFigure()
    {
        var book = Book();
        Guessed(book, "1", 3, 2);
        Assert.StartsWith("1 of 1 guesses", Plain(book.Calibration()));
    }

    [Fact]
    public void ACalibrationFollowsTheOrderOfTheLessons()
    {
        foreach (var id in new[] { "10.1", "2.1", "9.2" })
            Guessed(Book(), id, 3, 2);
        var last = Book();
        Guessed(last, "2.2", 3, 2);
        var calibration = Plain(last.Calibration());
        Assert.Equal(["2.1", "2.2", "9.2", "10.1"], new[] { "10.1", "2.2", "9.2", "2.1" }.OrderBy(id => calibration.LastIndexOf(id, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[null, {}]")]
    [InlineData("null")]
    public void ABrokenFileIsNoReasonToStop(string content)
    {
        File.WriteAllText(FilePath, content);
        var book = Book();
        Guessed(book, "1", 3, 2);
        Assert.Contains("1 of 1 guesses", Plain(book.Calibration()));
    }

    [Fact]
    public void AFolderThatCannotBeWrittenToIsNoneEither()
    {
        // A file stands where the folder should be.
        var blocked = Path.Combine(folder, "blocked");
        File.WriteAllText(blocked, "");
        var book = new PredictionBook(new(Path.Combine(blocked, "predictions.json")));
        Guessed(book, "1", 3, 2);
        Assert.Contains("1 of 1 guesses", Plain(book.Calibration()));
        Assert.Equal([blocked], Directory.GetFileSystemEntries(folder));
    }

    private static Guess Number(double value) => new(value, null);

    private static string Plain(IShown shown) => shown.Plain;

    private static void Guessed(PredictionBook book, string id, double guess, double actual)
    {
        book.Ask(id, "How large?", [], Number(guess));
        book.Reveal(id, Number(actual));
    }

    private PredictionBook Book() => new(new(FilePath));
}

using StableNets.Datasets;

namespace StableNets.Tests.Datasets;

/// <summary>Claim 40: the facts of the recipes; and that a seed decides every byte.</summary>
public class DatasetTests
{
    private static readonly Dictionary<string, Func<long, TrainingData>> Drawn = new()
    {
        ["ellipses"] = seed => Ellipses.Make(seed: seed),
        ["peaks"] = seed => Peaks.Make(seed: seed),
        ["double moons"] = seed => DoubleMoons.Make(seed: seed),
    };

    public static TheoryData<string> Names => [.. Drawn.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_seed_decides_every_byte(string name)
    {
        TrainingData one = Drawn[name](7), again = Drawn[name](7), other = Drawn[name](8);
        Near.SameBits(one.Training.Features, again.Training.Features);
        Near.SameBits(one.Validation.Features, again.Validation.Features);
        Assert.Equal(one.Training.Labels, again.Training.Labels);
        Assert.NotEqual(one.Training.Features, other.Training.Features);
        Assert.NotEqual(one.Validation.Features, other.Validation.Features);
        Assert.NotEqual(one.Training.Features.Row(0), one.Validation.Features.Row(0));
    }

    [Fact]
    public void Ellipses_lie_in_their_rings()
    {
        var data = Ellipses.Make(trainingPerClass: 1000, validationPerClass: 200);
        Assert.Equal((2000, 400, 2, 2), (data.Training.Count, data.Validation.Count, data.Training.Classes, data.Training.Features.ColumnCount));
        foreach (var set in new[] { data.Training, data.Validation })
            for (var label = 0; label < 2; label++)
            {
                double[] radii = [.. set.OfClass(label).EnumerateRows().Select(y => Math.Sqrt((y[0] * y[0]) + Math.Pow(y[1] / 0.4, 2)))];
                Assert.Equal(set.Count / 2, radii.Length);
                Assert.All(radii, r => Assert.InRange(r, label - 1e-12, label + 1 + 1e-12));
                Near.Equal(label + 0.5, radii.Average(), 0.06);
            }

        var inner = data.Training.OfClass(0);
        Near.Equal(0, inner.Column(0).Average(), 0.05);
        Near.Equal(0, inner.Column(1).Average(), 0.05);
    }

    [Fact]
    public void Swiss_roll_is_split_in_513_and_513_points_0_161_apart()
    {
        var data = SwissRoll.Make();
        Assert.Equal((513, 513), (data.Training.Count, data.Validation.Count));
        Assert.Equal((257, 256), (data.Training.OfClass(0).RowCount, data.Training.OfClass(1).RowCount));
        Assert.Equal((256, 257), (data.Validation.OfClass(0).RowCount, data.Validation.OfClass(1).RowCount));

        Matrix<double> first = data.Training.OfClass(0).Stack(data.Validation.OfClass(0)), second = data.Training.OfClass(1).Stack(data.Validation.OfClass(1));
        Near.Digits("0.1614083", first.EnumerateRows().Min(a => second.EnumerateRows().Min(b => (a - b).L2Norm())));
        Assert.Equal((0, 1), (first.EnumerateRows().Min(y => y.L2Norm()), Math.Round(first.EnumerateRows().Max(y => y.L2Norm()), 12)));
        Near.Equal(0.2, second.EnumerateRows().Min(y => y.L2Norm()), 1e-15);
        Near.Equal(1.2, second.EnumerateRows().Max(y => y.L2Norm()), 1e-15);
    }

    [Fact]
    public void Swiss_roll_points_follow_the_spirals_in_turn()
    {
        var data = SwissRoll.Make(n: 4);
        Assert.Equal((9, 9), (data.Training.Count, data.Validation.Count));

        // Angles 0, π/2, …, 4π with radius 0, 1/8, …: the even ones train.
        Near.Equal(Given.Vector(-0.25, 0), data.Training.Features.Row(1), 1e-15);
        Near.Equal(Given.Vector(0, 0.125), data.Validation.Features.Row(0), 1e-15);
    }

    [Fact]
    public void Peaks_has_the_known_extremes_levels_and_cells()
    {
        Near.Digits("0.9810118431", Peaks.Height(0, 0));
        var cells = Peaks.Cells(5);
        Assert.Equal([1829, 7968, 47557, 6384, 1798], cells.Select(cell => cell.Count));

        double[][] heights = [.. cells.Select(cell => cell.Select(point => Peaks.Height(point.X, point.Y)).ToArray())];
        double lowest = heights[0].Min(), highest = heights[4].Max();
        Near.Digits("-6.5497192262", lowest);
        Near.Digits("8.1053934468", highest);
        string[] levels = ["-3.6186966916", "-0.6876741570", "2.2433483776", "5.1743709122"];
        for (var i = 0; i < 4; i++)
        {
            var level = lowest + ((i + 1) * (highest - lowest) / 5);
            Near.Digits(levels[i], level);
            Assert.True(heights[i].Max() < level && level <= heights[i + 1].Min());
        }
    }

    [Fact]
    public void Peaks_draws_the_same_number_of_grid_points_of_each_class()
    {
        var data = Peaks.Make(trainingPerClass: 50, validationPerClass: 30);
        var cells = Peaks.Cells(5);
        for (var label = 0; label < 5; label++)
        {
            Assert.Equal((50, 30), (data.Training.OfClass(label).RowCount, data.Validation.OfClass(label).RowCount));
            Assert.All(data.Training.OfClass(label).EnumerateRows(), y => Assert.Contains((y[0], y[1]), cells[label]));
        }
    }

    [Fact]
    public void Double_moons_are_half_circles_with_noise()
    {
        foreach (var noise in new[] { 0, 0.15 })
        {
            var data = DoubleMoons.Make(noise: noise).Training;
            Assert.Equal((1000, 2), (data.Count, data.Classes));
            for (var label = 0; label < 2; label++)
            {
                double[] distances = [.. data.OfClass(label).EnumerateRows().Select(y => new[] { 0, 2 }.Min(shift => Off(y, shift + label, label / 2.0)))];
                Assert.All(distances, distance => Assert.InRange(distance, 0, (Math.Sqrt(2) * noise) + 1e-12));
                Assert.All(data.OfClass(label).Column(1), y => Assert.True(label == 0 ? y >= -noise : y <= 0.5 + noise));
                Assert.InRange(data.OfClass(label).Column(0).Count(x => x < 1 + label), 200, 300);
            }
        }

        // How far from the unit circle around a centre.
        static double Off(Vector<double> y, double centreX, double centreY) =>
            Math.Abs(Math.Sqrt(Math.Pow(y[0] - centreX, 2) + Math.Pow(y[1] - centreY, 2)) - 1);
    }

    [Fact]
    public void One_sample_a_class_and_negative_seeds_are_data_sets_too()
    {
        foreach (var seed in new[] { -1, long.MinValue, long.MaxValue, 0 })
            foreach (var data in new[] { Ellipses.Make(1, 1, seed), DoubleMoons.Make(1, 1, 0, seed), Peaks.Make(1, 1, 2, seed) })
            {
                Assert.Equal([0, 1], data.Training.Labels);
                Assert.Equal([0, 1], data.Validation.Labels);
            }

        Assert.Equal((5, 5), (SwissRoll.Make(2).Training.Count, SwissRoll.Make(2).Validation.Count));
        Assert.Equal(1, new Dataset(Given.Matrix("3"), [1], 2).OfClass(1).RowCount);
        Assert.NotEqual(Ellipses.Make(1, 1, -1).Training.Features, Ellipses.Make(1, 1, 1).Training.Features);
    }

    [Fact]
    public void Far_from_the_peaks_the_land_is_flat()
    {
        foreach (var far in new[] { 100, 1e3, 1e61, 1e200, 1e308 })
            foreach (var (x, y) in new[] { (far, 0), (-far, 1), (0, far), (1, -far), (far, -far) })
                Assert.Equal(0, Peaks.Height(x, y));
    }

    [Fact]
    public void A_dataset_gives_the_samples_of_one_class()
    {
        int[] labels = [1, 0, 1];
        var features = Given.Matrix("1 2; 3 4; 5 6");
        var data = new Dataset(features, labels, classes: 3);
        labels[0] = 0;
        features.Clear();
        Assert.Equal([1, 0, 1], data.Labels);
        Near.SameBits(Given.Matrix("1 2; 5 6"), data.OfClass(1));
        Assert.Contains("class 2 has none", Assert.Throws<ArgumentException>(() => data.OfClass(2)).Message);
    }
}

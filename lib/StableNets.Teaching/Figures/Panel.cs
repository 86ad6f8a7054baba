namespace StableNets.Teaching.Figures;

/// <summary>One coordinate system with what is drawn in it. A figure shows one panel or several side by side.</summary>
public sealed class Panel
{
    private readonly Lazy<IReadOnlyList<Drawn>> drawn;
    private readonly Lazy<PanelFrame> frame;

    /// <summary>A panel with its axes and series, drawn in the given order.</summary>
    /// <param name="title">What the panel shows. Not empty.</param>
    /// <param name="x">The horizontal axis, or its label.</param>
    /// <param name="y">The vertical axis, or its label.</param>
    /// <param name="series">What is drawn. On a logarithmic axis every value must be positive.</param>
    public Panel(string title, Axis x, Axis y, params IEnumerable<Series> series)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        Title = Text.Required(title, nameof(title), "a panel needs a title");
        (X, Y, Series) = (x, y, [.. series]);
        CheckLogAxes(Series);
        drawn = new(() => Drawn.From(this));
        frame = new(() => PanelFrame.Around(this));
    }

    /// <summary>What the panel shows.</summary>
    public string Title { get; }

    /// <summary>The horizontal axis.</summary>
    public Axis X { get; }

    /// <summary>The vertical axis.</summary>
    public Axis Y { get; }

    /// <summary>What is drawn.</summary>
    public IReadOnlyList<Series> Series { get; }

    /// <summary>Whether a unit is equally long on both axes: circles stay round.</summary>
    public bool EqualAspect { get; init; }

    /// <summary>Whether the series are listed below the panel; a single one needs no list.</summary>
    public bool Legend { get; init; } = true;

    /// <summary>A slider below the panel, or null.</summary>
    public Slider? Slider
    {
        get;
        init
        {
            CheckLogAxes(value?.Steps.SelectMany(step => step.Series) ?? []);
            field = value;
        }
    }

    /// <summary>The same panel with more drawn on top: a reference line, a note, a further curve.</summary>
    public Panel With(params IEnumerable<Series> more) =>
        new(Title, X, Y, Series.Concat(more)) { EqualAspect = EqualAspect, Legend = Legend, Slider = Slider };

    /// <summary>What is drawn, slider positions included, each with the look it has.</summary>
    internal IReadOnlyList<Drawn> AllDrawn => drawn.Value;

    internal PanelFrame Frame => frame.Value;

    private void CheckLogAxes(IEnumerable<Series> series)
    {
        foreach (var one in series)
        {
            Check(X, "horizontal", one.XExtent, one.Name);
            Check(Y, "vertical", one.YExtent, one.Name);
        }

        static void Check(Axis axis, string which, Interval? extent, string name)
        {
            if (axis.IsLog && extent is { Low: <= 0 and var low })
            {
                throw new ArgumentException(
                    $"series \"{name}\": the {which} axis \"{axis.Label}\" is logarithmic and takes positive values only, got {Numbers.Short(low)}",
                    nameof(series));
            }
        }
    }
}

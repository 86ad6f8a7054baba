using Plotly.NET;

namespace StableNets.Charts;

/// <summary>A trace and the slider position it belongs to; null for a trace that always shows.</summary>
internal sealed record StepTrace(Trace Trace, int? Step);

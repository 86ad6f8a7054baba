namespace StableNets.Teaching.Formatting;

/// <summary>
/// Names the class that makes the formatters of a type. The notebook kernel looks for an attribute of this name on any type it
/// shows, whatever assembly it is from: so the kit's values look right without the kit referring to the kernel.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>A class with a parameterless constructor and a method <c>CreateTypeFormatters</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>What a front end is sent, best first.</summary>
    public string[]? PreferredMimeTypes { get; set; }
}

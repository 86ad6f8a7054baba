using System.Reflection;

namespace StableNets.Teaching;

/// <summary>
/// Shows values while a cell still runs. A front end is a function that shows a value and returns what shows another in its place.
/// </summary>
internal static class FrontEnd
{
    private const string Kernel = "Microsoft.DotNet.Interactive";

    /// <summary>The kit's own engine, which sets this while it has a session.</summary>
    internal static Func<object, Action<object>>? Own { get; set; }

    /// <summary>The front end of the running cell; null where there is none, as in a plain program.</summary>
    internal static Func<object, Action<object>>? Current =>
        Own ?? AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name == Kernel).Select(Of).FirstOrDefault(found => found is not null);

    /// <summary>
    /// The .NET Interactive kernel, called by name. Through the invocation's context and not through <c>display</c>: what that returns has, in the
    /// kernel's last version, another id than what it showed, so that its updates reach nothing.
    /// </summary>
    internal static Func<object, Action<object>>? Of(Assembly kernel)
    {
        var context = kernel.GetType($"{Kernel}.KernelInvocationContext")?.GetProperty("Current")?.GetValue(null);
        var display = context is null
            ? null
            : kernel.GetType($"{Kernel}.KernelInvocationContextExtensions")?.GetMethod("Display", [context.GetType(), typeof(object), typeof(string[])]);
        return display is null ? null : value =>
        {
            var shown = display.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [context, value, Array.Empty<string>()], null);
            return shown?.GetType().GetMethod("Update", [typeof(object)])?.CreateDelegate<Action<object>>(shown) ?? (_ => { });
        };
    }
}

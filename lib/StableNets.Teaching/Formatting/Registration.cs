using System.Reflection;

namespace StableNets.Teaching.Formatting;

/// <summary>
/// Tells the notebook kernel how <see cref="Views"/> look. The kernel's formatting assembly is found among those loaded and called
/// by name, so that the kit depends on no version of it; where there is none, values simply keep their plain look.
/// </summary>
internal static class Registration
{
    private const string Kernel = "Microsoft.DotNet.Interactive.Formatting";

    internal static void RegisterViews()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name == Kernel))
        {
            if (assembly.GetType($"{Kernel}.Formatter") is { } formatter)
            {
                RegisterWith(formatter);
            }
        }
    }

    private static void RegisterWith(Type formatter)
    {
        var register = formatter.GetMethod("Register", [typeof(Type), typeof(Action<object, TextWriter>), typeof(string)]);
        var prefer = formatter.GetMethod("SetPreferredMimeTypesFor", [typeof(Type), typeof(string[])]);
        foreach (var (type, show) in Views.All)
        {
            Register(type, value => show(value).Html, MimeType.Html);
            Register(type, value => show(value).Plain, MimeType.Plain);
            prefer?.Invoke(null, [type, new[] { MimeType.Html, MimeType.Plain }]);
        }

        void Register(Type type, Func<object, string> text, string mimeType) =>
            register?.Invoke(null, [type, (Action<object, TextWriter>)((value, writer) => writer.Write(text(value))), mimeType]);
    }
}

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StableNets.Teaching;

namespace StableNets.Notebooks.Tests.Teaching;

/// <summary>The .NET Interactive kernel is called by name; a stand-in with the names of its last version checks that they are the right ones.</summary>
public sealed class FrontEndTests : IDisposable
{
    private const string StandIn =
        """
        namespace Microsoft.DotNet.Interactive
        {
            public class KernelInvocationContext
            {
                public static KernelInvocationContext Current { get; set; }
                public System.Collections.Generic.List<string> Log = new();
            }

            public static class KernelInvocationContextExtensions
            {
                public static Formatting.DisplayedValue Display(this KernelInvocationContext context, object value, params string[] mimeTypes)
                {
                    context.Log.Add("show " + value);
                    return new Formatting.DisplayedValue(context);
                }

                internal static void Display(this KernelInvocationContext context, Formatting.DisplayedValue value) { }
            }
        }

        namespace Microsoft.DotNet.Interactive.Formatting
        {
            public class DisplayedValue(KernelInvocationContext context)
            {
                public void Update(object updatedValue) => context.Log.Add("update " + updatedValue);
            }
        }
        """;

    private readonly AssemblyLoadContext loading = new(nameof(FrontEndTests), isCollectible: true);

    [Fact]
    public void TheKernelIsFoundByName()
    {
        var kernel = Compile(StandIn);
        var type = kernel.GetType("Microsoft.DotNet.Interactive.KernelInvocationContext")!;
        Assert.Null(FrontEnd.Of(kernel));

        var context = Activator.CreateInstance(type)!;
        type.GetProperty("Current")!.SetValue(null, context);
        var update = FrontEnd.Of(kernel)!("a");
        update("b");
        update("c");
        Assert.Equal(["show a", "update b", "update c"], (IEnumerable<string>)type.GetField("Log")!.GetValue(context)!);
    }

    [Fact]
    public void AnotherKernelIsNone() => Assert.Null(FrontEnd.Of(Compile("class Something { }")));

    public void Dispose() => loading.Unload();

    private Assembly Compile(string code)
    {
        using var image = new MemoryStream();
        var compilation = CSharpCompilation.Create(
            "StandInKernel",
            [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)],
            AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!.ToString()!.Split(Path.PathSeparator).Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var emitted = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        image.Position = 0;
        return loading.LoadFromStream(image);
    }
}

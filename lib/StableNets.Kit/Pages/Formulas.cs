using System.Collections.Concurrent;
using Jint;
using Jint.Runtime;

namespace StableNets.Kit.Pages;

/// <summary>A formula that KaTeX refuses; the message says where.</summary>
internal sealed class FormulaException(string message) : Exception(message);

/// <summary>
/// Typesets TeX with KaTeX when the page is made, so that a page needs no script for its formulas.
/// Each comes with MathML beside it, which is what a screen reader reads.
/// </summary>
internal sealed class Formulas
{
    private readonly ConcurrentDictionary<(string Tex, bool Display), string> known = new();
    private readonly Lazy<Jint.Engine> katex = new(() => new Jint.Engine().Execute(Resources.Text("katex/katex.min.js")));

    /// <summary>HTML for a formula.</summary>
    /// <exception cref="FormulaException">KaTeX cannot read it.</exception>
    public string Render(string tex, bool display) => known.GetOrAdd((tex, display), Typeset);

    private string Typeset((string Tex, bool Display) formula)
    {
        lock (katex)
        {
            var engine = katex.Value;
            engine.SetValue("tex", formula.Tex).SetValue("display", formula.Display);
            try
            {
                return engine.Evaluate("katex.renderToString(tex, { displayMode: display, output: 'htmlAndMathml', strict: 'ignore' })").AsString();
            }
            catch (JavaScriptException e)
            {
                throw new FormulaException(e.Message.Replace("KaTeX parse error: ", ""));
            }
        }
    }
}

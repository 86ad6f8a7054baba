using StableNets.Kit.Engine;
using StableNets.Kit.Pages;

namespace StableNets.Notebooks.Tests.Kit.Pages;

public sealed class OutputHtmlTests
{
    [Fact]
    public void Neighbouring_console_text_is_one_block_and_markup_in_it_is_text()
    {
        var html = Of(new StreamOutput("a<", false), new StreamOutput("b>\n", false), new StreamOutput("c", true));

        Assert.Equal(
            "<pre class=\"output stream\">a&lt;b&gt;</pre>\n<pre class=\"output stream stderr\">c</pre>\n", html);
    }

    [Fact]
    public void The_richest_form_is_shown()
    {
        Assert.Contains("<b>rich</b>", Of(Display(("text/plain", "plain"), ("text/html", "<b>rich</b>"))));
        Assert.Contains("&lt;b&gt;", Of(Display(("text/plain", "<b>"))));
        Assert.Contains("md:*x*", Of(Display(("text/markdown", "*x*"))));
        Assert.Contains("src=\"data:image/png;base64,AAAA\"", Of(Display(("image/png", "AAAA"))));
    }

    [Fact]
    public void Plotly_in_an_output_is_left_to_the_shared_file_and_the_line_beside_it_stays()
    {
        Output opening = Display(("text/html", "<p>ready</p><script data-stablenets=\"plotly\">window.Plotly</script>"));

        Assert.Contains("<p>ready</p></div>", Of(opening));
        Assert.DoesNotContain("script", Of(opening));
        Assert.Equal(0, OutputHtml.Figures([opening]));
    }

    [Fact]
    public void A_live_display_is_left_out()
    {
        Assert.Empty(Of(Display(("text/html", "<div data-stablenets=\"live\">300 iterations in 1.2 s</div>"), ("text/plain", "1.2 s"))));
        Assert.Contains("data-stablenets", Of(Display(("text/html", "<p><div data-stablenets=\"live\"></div></p>"))));
    }

    [Fact]
    public void Figures_are_counted_wherever_they_stand()
    {
        Output two = Display(("text/html", "<figure class=\"sn-figure\" data-figure=\"a\"></figure><figure class=\"sn-figure\" data-figure=\"b\"></figure>"));

        Assert.Equal(3, OutputHtml.Figures([two, new StreamOutput("class=\"sn-figure\"", false), Display(("text/html", "<figure class=\"sn-figure\">"))]));
    }

    [Fact]
    public void The_style_sheet_that_comes_with_every_value_is_left_out()
    {
        var html = Of(ValueFormatter.Format(3));

        Assert.Contains("dni-plaintext", html);
        Assert.DoesNotContain("<style", html);
    }

    private static DisplayOutput Display(params (string Mime, string Text)[] forms) => new(forms.ToDictionary(form => form.Mime, form => form.Text));

    private static string Of(params Output[] outputs) => OutputHtml.Of(outputs, markdown => "md:" + markdown);
}

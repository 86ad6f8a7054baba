using StableNets.Kit.Editions;
using StableNets.Kit.Notebooks;

namespace StableNets.Notebooks.Tests.Kit.Editions;

public sealed class StudentEditionTests
{
    [Fact]
    public void A_solution_becomes_its_stub_with_the_stubs_indentation() => Assert.Equal(
        """
        // Exercise 1.2
        Matrix EulerStep(Matrix Y)
        {
            foreach (var row in Y)

                Keep(row);
            return Y;
        }
        """,
        Code(
            """
            // Exercise 1.2
            Matrix EulerStep(Matrix Y)
            {
                // BEGIN SOLUTION
                // STUB foreach (var row in Y)
                // STUB
                // STUB     Keep(row);
                var next = Y + Step(Y); // the secret
                // STUB return Y;
                return next;
                // END SOLUTION
            }

            """));

    [Fact]
    public void A_code_cell_that_is_all_solution_disappears() =>
        Assert.Empty(Edition(("code", "// BEGIN SOLUTION\nvar secret = 1;\n// END SOLUTION")).Cells);

    [Fact]
    public void Hints_are_folded_and_counted_and_what_is_the_teachers_is_gone() => Assert.Equal(
        """
        ### Exercise 1.1: A step (2 points)

        Contract: $Y$ in.

        <details><summary>Hint 1 of 2</summary>

        Think of $h$.

        </details>

        <details><summary>Hint 2 of 2</summary>

        It is `Y + h * f`.

        Nearly.

        </details>

        The end.
        """,
        Text(
            """
            ### Exercise 1.1: A step (2 points)

            Contract: $Y$ in.

            <!-- BEGIN SOLUTION -->
            The secret.
            <!-- END SOLUTION -->

            <!-- BEGIN HINT -->
            Think of $h$.
            <!-- END HINT -->
            <!-- BEGIN HINT -->

            It is `Y + h * f`.

            Nearly.
            <!-- END HINT -->

            <!-- BEGIN NOTE -->
            Expect 0.25; the secret.
            <!-- END NOTE -->

            The end.
            """));

    [Theory]
    [InlineData("code", "a\n// END SOLUTION", 2, "a solution ends here that never began")]
    [InlineData("code", "a\n// BEGIN SOLUTION\nb", 2, "the solution that begins here never ends")]
    [InlineData("code", "// BEGIN SOLUTION\n// BEGIN SOLUTION\n// END SOLUTION", 2, "a solution begins inside the solution of line 1")]
    [InlineData("code", "//BEGIN SOLUTION\nsecret\n//END SOLUTION", 1, "`//BEGIN SOLUTION` resembles a marker")]
    [InlineData("code", "// begin solution\nsecret\n// end solution", 1, "resembles a marker")]
    [InlineData("code", "\nsecret(); // BEGIN SOLUTION", 2, "resembles a marker")]
    [InlineData("code", "// BEGIN HINT\nsecret\n// END HINT", 1, "resembles a marker")]
    [InlineData("code", "a\n// STUB b", 2, "outside of a solution")]
    [InlineData("code", "// Exercise 1.2\nsecret", 1, "the answer to exercise 1.2 has no block")]
    [InlineData("markdown", "<!-- BEGIN HINT -->\n<!-- BEGIN NOTE -->\n<!-- END NOTE -->\n<!-- END HINT -->", 2, "a note begins inside the hint of line 1")]
    [InlineData("markdown", "<!-- BEGIN HINT -->\nx\n<!-- END NOTE -->", 3, "a note ends here, but line 1 began a hint")]
    [InlineData("markdown", "x\n<!--BEGIN NOTE-->\nsecret", 2, "resembles a marker")]
    [InlineData("markdown", "<!-- END HINT -->", 1, "a hint ends here that never began")]
    public void A_wrong_marker_is_an_error_that_names_file_cell_and_line(string type, string source, int line, string problem)
    {
        var error = Assert.Throws<EditionException>(() => Edition(("markdown", "# First"), (type, source)));

        Assert.StartsWith($"hw1-test.ipynb, cell 2, line {line}: ", error.Message);
        Assert.Contains(problem, error.Message);
    }

    [Fact]
    public void The_same_source_gives_the_same_bytes_which_read_back_as_the_same_cells()
    {
        var edition = Edition(("markdown", "# Å – “title” <b>"), ("code", "// Exercise 1.1\n// BEGIN SOLUTION\n// STUB var a = \"é\";\n// END SOLUTION\n"), ("markdown", "<!-- BEGIN NOTE -->\nx\n<!-- END NOTE -->"), ("code", "a"));

        var bytes = NotebookWriter.Bytes(edition);
        var read = NotebookReader.Parse(edition.Path, bytes);

        Assert.Equal(bytes, NotebookWriter.Bytes(read));
        Assert.Equal(["# Å – “title” <b>", "// Exercise 1.1\nvar a = \"é\";", "a"], read.Cells.Select(cell => cell.Source));
        Assert.Equal(["cell0", "cell1", "cell3"], read.Cells.Select(cell => cell.Id));
        Assert.Equal(edition.Stamp, read.Stamp);
        Assert.Contains("“title” <b>", System.Text.Encoding.UTF8.GetString(bytes));
    }

    private static Notebook Edition(params (string Type, string Source)[] cells) =>
        StudentEdition.Of(NotebookReader.Parse("/x/hw1-test.ipynb", System.Text.Encoding.UTF8.GetBytes(NotebookFile.Json(cells))), "/y/hw1-test.ipynb");

    private static string Code(string source) => Assert.Single(Edition(("code", source)).Cells).Source;

    private static string Text(string source) => Assert.Single(Edition(("markdown", source)).Cells).Source;
}

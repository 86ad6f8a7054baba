using Markdig.Syntax.Inlines;

namespace StableNets.Kit.Pages;

/// <summary>
/// Where a lesson's relative links lead once it is a page in another folder: to the other lesson's page, to the file itself,
/// or, for a picture, into the page.
/// </summary>
/// <param name="notebookFolder">The folder that links are relative to.</param>
/// <param name="pageFolder">The folder of the page.</param>
/// <param name="pages">Notebook path to page name, for the notebooks that have a page.</param>
internal sealed class PageLinks(string notebookFolder, string pageFolder, IReadOnlyDictionary<string, string> pages)
{
    public void Rewrite(LinkInline link)
    {
        if (link.Url is not { Length: > 0 } url || url.StartsWith('#') || Uri.TryCreate(url, UriKind.Absolute, out _))
            return;

        var (path, fragment) = url.IndexOf('#') is var hash and >= 0 ? (url[..hash], url[hash..]) : (url, "");
        var target = Path.GetFullPath(Uri.UnescapeDataString(path), notebookFolder);
        if (pages.TryGetValue(target, out var page))
            link.Url = page + fragment;
        else if (link.IsImage && File.Exists(target) && MediaType(target) is { } media)
            link.Url = $"data:{media};base64,{Convert.ToBase64String(File.ReadAllBytes(target))}";
        else
            link.Url = Uri.EscapeDataString(Path.GetRelativePath(pageFolder, target).Replace('\\', '/')).Replace("%2F", "/") + fragment;
    }

    private static string? MediaType(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".svg" => "image/svg+xml",
        ".webp" => "image/webp",
        _ => null,
    };
}

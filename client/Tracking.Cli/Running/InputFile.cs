namespace Tracking.Cli.Running;

/// <summary>Opens files that a person named, with words for each way that can fail.</summary>
internal static class InputFile
{
    /// <exception cref="FailedException">There is no such file, or it cannot be read.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FailedException("file_not_found", $"there is no file {path}");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            throw new FailedException("file_unreadable", $"{path} is a folder; name the files in it");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FailedException("file_unreadable", $"{path} cannot be read: {fault.Message}");
        }
    }
}

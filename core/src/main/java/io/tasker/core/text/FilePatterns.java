package io.tasker.core.text;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the files that a setting names: by path, by folder or by pattern. */
public final class FilePatterns {
  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  private FilePatterns() {}

  /**
   * The files that the entries name, each once, sorted. What is hidden (a name with a leading dot)
   * below a folder or pattern is left out. A pattern that matches nothing is fine.
   *
   * @param key the setting, for error messages
   * @param entries files; folders; or patterns, in which a double star stands for any number of
   *     folders, also none
   * @param inFolders pattern of what an entry that is a folder stands for
   * @param base what relative entries are relative to
   * @throws TaskerException {@code CONFIG_INVALID} if an entry that is no pattern does not exist, a
   *     pattern is malformed or a folder cannot be read
   */
  public static List<Path> find(String key, List<String> entries, String inFolders, Path base) {
    SortedSet<Path> found = new TreeSet<>();
    for (String entry : entries) {
      try {
        if (!find(entry, inFolders, base.toAbsolutePath().normalize(), found)) {
          throw invalid(key, entry, "does not exist (looked in " + base + ")", null);
        }
      } catch (IOException e) {
        throw invalid(key, entry, "cannot be read: " + e, e);
      } catch (PatternSyntaxException e) {
        throw invalid(key, entry, "is not a valid pattern: " + e.getDescription(), e);
      }
    }
    return List.copyOf(found);
  }

  private static boolean find(String entry, String inFolders, Path base, SortedSet<Path> found)
      throws IOException {
    String[] parts = split(entry);
    Path start = base.resolve(parts[0]).normalize();
    if (!parts[1].isEmpty()) {
      if (Files.isDirectory(start)) {
        collect(start, matcher(parts[1]), found);
      }
    } else if (Files.isDirectory(start)) {
      collect(start, matcher(inFolders), found);
    } else if (Files.isRegularFile(start)) {
      found.add(start);
    } else {
      return false;
    }
    return true;
  }

  /** The part before the first level with a wildcard, and the rest. */
  private static String[] split(String entry) {
    var wildcard = GLOB.matcher(entry);
    if (!wildcard.find()) {
      return new String[] {entry, ""};
    }
    int slash = entry.lastIndexOf('/', wildcard.start());
    return slash < 0
        ? new String[] {"", entry}
        : new String[] {entry.substring(0, slash + 1), entry.substring(slash + 1)};
  }

  // In Java's patterns a double star between slashes wants a folder; people expect none to do too.
  private static PathMatcher matcher(String pattern) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern.replace("**/", "{**/,}"));
  }

  private static void collect(Path start, PathMatcher matcher, SortedSet<Path> found)
      throws IOException {
    try (Stream<Path> paths = Files.walk(start)) {
      paths
          .filter(path -> isVisible(start.relativize(path)))
          .filter(path -> matcher.matches(start.relativize(path)))
          .filter(Files::isRegularFile)
          .forEach(found::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isVisible(Path relative) {
    for (Path level : relative) {
      if (level.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private static TaskerException invalid(
      String key, String entry, String what, @Nullable Exception cause) {
    return new TaskerException(
        ErrorCode.CONFIG_INVALID, key + ": \"" + entry + "\" " + what, cause);
  }
}

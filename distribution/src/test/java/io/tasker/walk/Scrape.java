package io.tasker.walk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a process answers to Prometheus. */
record Scrape(String text) {
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (tasker_\\S+) \\S+$");

  static Scrape of(String url) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return new Scrape(
          http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
              .body());
    } catch (IOException e) {
      throw new AssertionError(url, e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The value of the one sample with these labels, each {@code name="value"}. */
  double value(String name, String... labels) {
    List<String> found =
        text.lines()
            .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
            .filter(line -> Arrays.stream(labels).allMatch(line::contains))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(
          name + Arrays.toString(labels) + " is there: " + found + "\n" + text);
    }
    return Double.parseDouble(found.getFirst().substring(found.getFirst().lastIndexOf(' ') + 1));
  }

  /** The names of our own metrics, as Prometheus sees them. */
  List<String> names() {
    return TYPE.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }
}

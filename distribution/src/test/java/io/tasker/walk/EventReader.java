package io.tasker.walk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events as a browser would. */
final class EventReader implements AutoCloseable {
  private static final Pattern DATA =
      Pattern.compile("data: \\{\"task_uuid\":\"([^\"]+)\".*?\"seq\":(\\d+),.*");

  private final HttpClient client = HttpClient.newHttpClient();
  private final BufferedReader lines;
  private @Nullable String id;
  private String last = "";

  /**
   * Connects and waits for the first word.
   *
   * @param after where to go on; null: from the beginning, or from now on
   */
  EventReader(String url, @Nullable String after) throws IOException {
    var request = HttpRequest.newBuilder(URI.create(url));
    if (after != null) {
      request.header("Last-Event-ID", after);
    }
    id = after;
    try {
      HttpResponse<java.io.InputStream> answer =
          client.send(request.build(), BodyHandlers.ofInputStream());
      lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
      if (answer.statusCode() != 200) {
        throw new AssertionError(answer.statusCode() + " " + lines.readLine());
      }
      lines.readLine();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Of a task or one of its steps: the task and the number of the change. */
  record Event(String task, int seq, String data) {}

  /**
   * The next event, or null between two.
   *
   * @throws IOException if the stream has ended
   */
  @Nullable Event next() throws IOException {
    while (true) {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException("the stream has ended after: " + last);
      }
      if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.isEmpty()) {
        return null;
      } else if (line.startsWith("data: ")) {
        last = line;
        Matcher data = DATA.matcher(line);
        return data.matches()
            ? new Event(data.group(1), Integer.parseInt(data.group(2)), line)
            : null;
      }
    }
  }

  /** Where to go on. */
  @Nullable String id() {
    return id;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

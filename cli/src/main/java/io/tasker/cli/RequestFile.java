package io.tasker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.client.error.ClientConfigException;
import io.tasker.client.model.NewTask;
import java.util.ArrayList;
import java.util.List;

/** Reads a file of requests for tasks: a JSON array, or a JSON object on each line. */
final class RequestFile {
  private static final String OPTION = "--file";

  private RequestFile() {}

  /**
   * One request.
   *
   * @param place where it stands, for people
   * @param task what is asked for
   * @param length of its JSON
   */
  record Request(String place, NewTask task, int length) {}

  /**
   * All requests; nothing is asked for if one of them cannot be.
   *
   * @param name {@code -} for standard input
   * @param otherwise what a request leaves out
   * @throws ClientConfigException naming the first request that is wrong
   */
  static List<Request> read(String name, NewTask otherwise) {
    List<Request> requests = new ArrayList<>();
    for (var value : Inputs.values(OPTION, Inputs.file(OPTION, name))) {
      JsonNode body = value.json();
      String place = value.place();
      NewTask task = new RequestFields(OPTION + ": " + place, body, otherwise).task();
      requests.add(new Request(place, task, body.toString().length()));
    }
    if (requests.isEmpty()) {
      throw new ClientConfigException(
          "%s: there is no request in %s".formatted(OPTION, name.equals("-") ? "the input" : name));
    }
    return requests;
  }
}

package io.tasker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.client.error.ClientConfigException;
import io.tasker.client.model.NewTask;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a new task is to be like, or what many have in common. */
final class CreateOptions extends Given {
  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = {
        "Creates many: a JSON array of requests, or a request on each line; - for standard input.",
        "What a request leaves out is as the options say."
      })
  private @Nullable String file;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      defaultValue = "default",
      description = "Of the template. Default: ${DEFAULT-VALUE}.")
  private String namespace = "default";

  @Option(names = "--name", paramLabel = "NAME", description = "Of the template.")
  private String name = "";

  @Option(
      names = {"-v", "--template-version"},
      paramLabel = "VERSION",
      defaultValue = "1.0.0",
      description = "Of the template. Default: ${DEFAULT-VALUE}.")
  private String version = "1.0.0";

  @Option(
      names = {"-i", "--input"},
      paramLabel = "JSON",
      defaultValue = "{}",
      description = "A JSON object, @FILE, or @- for standard input. Default: an empty object.")
  private String input = "{}";

  @Option(
      names = "--priority",
      paramLabel = "N",
      description = "-100 to 100. Default: what the server takes, 0.")
  private @Nullable Integer priority;

  @Option(names = "--tag", paramLabel = "TAG", description = "A label. May be repeated.")
  private List<String> tags = List.of();

  @Option(
      names = {"-c", "--correlation-id"},
      paramLabel = "UUID",
      description = "Ties the task to what caused it.")
  private @Nullable String correlation;

  @Option(
      names = {"-k", "--idempotency-key"},
      paramLabel = "TEXT",
      description = {
        "Requests with the same key for the same template are the same task;",
        "with one, a request that got no answer is repeated."
      })
  private @Nullable String key;

  @Option(
      names = "--initiator",
      paramLabel = "TEXT",
      defaultValue = "tasker",
      description = "Who asks. Default: ${DEFAULT-VALUE}.")
  private String initiator = "tasker";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "command line",
      description = "Why. Default: ${DEFAULT-VALUE}.")
  private String reason = "command line";

  /** Whether many are meant. */
  boolean isMany() {
    if (file == null && name.isEmpty()) {
      throw wrong("Missing required option: '--name=NAME', or '--file=FILE' for many");
    }
    if (file != null && key != null) {
      throw wrong("--idempotency-key is for one task: put idempotency_key into the file");
    }
    return file != null;
  }

  /** Those of the file. */
  List<RequestFile.Request> tasks() {
    return RequestFile.read(String.valueOf(file), task());
  }

  /** The one that the options describe. */
  NewTask task() {
    JsonNode context = Inputs.json("--input", input);
    if (!context.isObject()) {
      throw new ClientConfigException(
          "--input must be a JSON object such as {\"order\": 7}, was " + context);
    }
    if (priority != null && (priority < -100 || priority > 100)) {
      throw new ClientConfigException("--priority must be -100 to 100, was " + priority);
    }
    return NewTask.of(namespace, name, version)
        .context(context)
        .origin(initiator, "cli", reason)
        .tags(tags)
        .priority(priority)
        .correlation(
            correlation == null ? null : Inputs.uuid("--correlation-id", correlation), null)
        .idempotencyKey(key);
  }
}

package io.tasker.contract.spi.security;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The one list of what a caller can be allowed to do. */
public enum Permission {
  /** Create tasks, one or many. */
  TASKS_CREATE("tasks:create", "create tasks"),
  /** Read and watch a task. */
  TASKS_READ("tasks:read", "read and watch a task"),
  /** List and watch all tasks. */
  TASKS_LIST("tasks:list", "list and watch all tasks"),
  /** Cancel tasks. */
  TASKS_CANCEL("tasks:cancel", "cancel tasks"),
  /** Read what a task and its steps have been given. */
  TASKS_CONTEXT_READ("tasks:context_read", "read a task's context by itself (gRPC)"),
  /** Read steps and their audit. */
  STEPS_READ("steps:read", "read steps and their audit"),
  /** Complete, resolve and reset steps. */
  STEPS_RESOLVE("steps:resolve", "complete, resolve and reset steps"),
  /** Read the dead letter queue. */
  DLQ_READ("dlq:read", "read the dead letter queue"),
  /** Note what came of an investigation. */
  DLQ_UPDATE("dlq:update", "note what came of an investigation"),
  /** Count the dead letter queue. */
  DLQ_STATS("dlq:stats", "count the dead letter queue"),
  /** Read templates. */
  TEMPLATES_READ("templates:read", "read templates"),
  /** Check a template. */
  TEMPLATES_VALIDATE("templates:validate", "check a template without registering it"),
  /** Register a template. */
  TEMPLATES_REGISTER("templates:register", "register a template"),
  /** Read the configuration. */
  SYSTEM_CONFIG_READ("system:config_read", "read the configuration, secrets masked"),
  /** Nothing asks for it yet. */
  SYSTEM_HANDLERS_READ("system:handlers_read", "nothing yet"),
  /** Read how fast and how well tasks run. */
  SYSTEM_ANALYTICS_READ("system:analytics_read", "read performance and bottlenecks"),
  /** Nothing asks for it yet. */
  WORKER_CONFIG_READ("worker:config_read", "nothing yet"),
  /** Nothing asks for it yet. */
  WORKER_TEMPLATES_READ("worker:templates_read", "nothing yet");

  private final String wireName;
  private final String meaning;

  Permission(String wireName, String meaning) {
    this.wireName = wireName;
    this.meaning = meaning;
  }

  /** Resource and action, such as {@code tasks:read}. */
  public String wireName() {
    return wireName;
  }

  /** A few words for people. */
  public String meaning() {
    return meaning;
  }

  /** Every action on the resource, such as {@code tasks:*}. */
  public String wildcard() {
    return wireName.substring(0, wireName.indexOf(':')) + ":*";
  }

  /** The permission of exactly this name; a wildcard is none. */
  public static Optional<Permission> ofName(String name) {
    return Arrays.stream(values()).filter(it -> it.wireName.equals(name)).findFirst();
  }

  /** The wildcards, one for each resource, in order. */
  public static List<String> wildcards() {
    return Arrays.stream(values()).map(Permission::wildcard).distinct().toList();
  }

  /**
   * What a name grants: one permission, or every one of a resource for {@code resource:*}; nothing
   * if the name is unknown. A single star is unknown.
   */
  public static List<Permission> granted(String name) {
    return Arrays.stream(values())
        .filter(it -> it.wireName.equals(name) || it.wildcard().equals(name))
        .toList();
  }
}

package io.tasker.contract.spi.security;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who makes a call.
 *
 * @param subject a name for logs: a token's subject, or an API key's description
 * @param permissions what he may do
 */
public record Caller(String subject, Set<Permission> permissions) {
  /** Whoever calls while nobody is asked who he is; may do everything. */
  public static final Caller ANYBODY = new Caller("anonymous", EnumSet.allOf(Permission.class));

  public Caller {
    permissions = Set.copyOf(permissions);
  }

  /** Whether he may do what needs a permission, by its name. */
  public boolean may(String permission) {
    return Permission.ofName(permission).filter(permissions::contains).isPresent();
  }

  /**
   * A failure as he may hear of it: that a task exists already is told to everybody who may create
   * it, which one it is only to those who may read it.
   */
  public TaskerException mayHear(TaskerException failure) {
    return failure.code() == ErrorCode.TASK_EXISTS && !permissions.contains(Permission.TASKS_READ)
        ? new TaskerException(ErrorCode.TASK_EXISTS, "A task with this identity already exists")
        : failure;
  }
}

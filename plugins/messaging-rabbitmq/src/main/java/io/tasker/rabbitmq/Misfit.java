package io.tasker.rabbitmq;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.QueueName;
import java.util.Map;
import java.util.regex.Pattern;

/** A queue or exchange that is there, but not as the configuration wants it. */
final class Misfit {
  // Of "PRECONDITION_FAILED - inequivalent arg 'A' for queue 'Q' in vhost 'V': received ..."
  private static final Pattern SAID =
      Pattern.compile("inequivalent arg '([^']+)' for (\\w+) '([^']+)' in vhost '[^']*': (.*)");

  private static final Map<String, String> SETTINGS =
      Map.of("x-queue-type", "queue_type", "x-delivery-limit", "delivery_limit");

  private Misfit() {}

  static TaskerException of(QueueName queue, Exception cause) {
    String reason = Reasons.of(cause);
    var said = SAID.matcher(reason);
    String message =
        said.find()
            ? different(said.group(1), said.group(2) + " " + said.group(3), said.group(4))
            : "the queue " + queue + " cannot be made: " + reason;
    return new TaskerException(ErrorCode.CONFIG_INVALID, message, cause);
  }

  private static String different(String argument, String what, String difference) {
    String setting = SETTINGS.get(argument);
    return "the %s is there with another %s: %s. %sdelete it when it is empty: it is made anew then"
        .formatted(
            what,
            argument,
            difference,
            setting == null ? "" : "Set " + RabbitConfig.SECTION + setting + " to what it has, or ")
        .replace(". delete", ". Delete");
  }
}

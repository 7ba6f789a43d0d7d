package io.tasker.contract.spi.messaging;

import java.util.regex.Pattern;

/**
 * A queue's name. It becomes part of table names, so nothing else is let through.
 *
 * @param value a letter or underscore, then letters, digits and underscores; 47 characters at most
 */
public record QueueName(String value) implements Comparable<QueueName> {
  private static final Pattern VALID = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,46}");

  public QueueName {
    if (!VALID.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "queue name must be a letter or underscore followed by up to 46 letters, digits or"
              + " underscores, was \""
              + value
              + "\"");
    }
  }

  @Override
  public int compareTo(QueueName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

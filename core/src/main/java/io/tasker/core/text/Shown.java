package io.tasker.core.text;

/** Shortens values for messages. */
public final class Shown {
  private static final int LONGEST = 80;

  private Shown() {}

  /** The text on one line, at most 80 characters of it. */
  public static String of(String text) {
    String line = text.replace("\r", "\\r").replace("\n", "\\n");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}

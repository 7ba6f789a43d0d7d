package io.tasker.grpc.read;

/** Reads whole numbers. */
public final class Numbers {
  private Numbers() {}

  /**
   * A number that may be left out.
   *
   * @param isSet whether it was not
   * @throws Refused if it is out of range
   */
  public static int within(
      String field, boolean isSet, int value, int least, int most, int defaultValue) {
    if (!isSet) {
      return defaultValue;
    }
    if (value < least || value > most) {
      throw Refused.field(field, "must be %d to %d, was %d".formatted(least, most, value));
    }
    return value;
  }
}

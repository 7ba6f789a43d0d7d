package io.tasker.contract.spi.messaging;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A set of labels, as SQL reads it: label {@code n} is bit {@code n % 8} of byte {@code n / 8}, so
 * that whether a message may be taken costs the same however many labels there are.
 */
public final class Labels {
  private final BitSet bits;

  private Labels(BitSet bits) {
    this.bits = bits;
  }

  /**
   * These labels.
   *
   * @throws IndexOutOfBoundsException if one is negative
   */
  public static Labels of(int... labels) {
    BitSet bits = new BitSet();
    Arrays.stream(labels).forEach(bits::set);
    return new Labels(bits);
  }

  /** The bits; as many bytes as the highest label asks for, none if there are no labels. */
  public byte[] bytes() {
    return bits.toByteArray();
  }

  /** How many labels there are. */
  public int count() {
    return bits.cardinality();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels labels && bits.equals(labels.bits);
  }

  @Override
  public int hashCode() {
    return bits.hashCode();
  }

  @Override
  public String toString() {
    return bits.toString();
  }
}

package io.tasker.examples.order;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts with two decimals, rounded half up. */
final class Money {
  private static final BigDecimal TAX_RATE = new BigDecimal("0.08");

  private Money() {}

  static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }

  static BigDecimal tax(BigDecimal net) {
    return cents(net.multiply(TAX_RATE));
  }
}

package io.tasker.client.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a wrong one was probably meant to be. */
public final class Nearest {
  private Nearest() {}

  /** The nearest name, if at most a third of its letters (or one) are wrong. */
  public static Optional<String> of(String wrong, Collection<String> known) {
    return known.stream()
        .filter(name -> edits(wrong, name) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt((String name) -> edits(wrong, name)).thenComparing(n -> n));
  }

  /** The end of an error message: the allowed values and, if one is near, a question. */
  public static String hint(String wrong, Collection<String> known) {
    return "allowed: "
        + String.join(", ", known)
        + of(wrong, known).map(near -> "; did you mean " + near + "?").orElse("");
  }

  private static int edits(String wrong, String name) {
    String a = wrong.toLowerCase(Locale.ROOT).replace('-', '_');
    String b = name.toLowerCase(Locale.ROOT).replace('-', '_');
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  // Changed, left out, put in, or swapped with the letter before.
  private static int fewest(int[][] edits, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int fewest =
        Math.min(edits[i - 1][j - 1] + same, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
  }
}

package io.tasker.core.security;

import io.tasker.contract.spi.security.Permission;
import io.tasker.core.text.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What names of permissions come to.
 *
 * @param permissions that they grant
 * @param unknown names that grant nothing, as written
 */
record Grants(Set<Permission> permissions, List<String> unknown) {
  /** Stands for everything in the configuration, and for nothing in a token. */
  static final String EVERYTHING = "*";

  static Grants of(List<String> names) {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    List<String> unknown = new ArrayList<>();
    for (String name : names) {
      List<Permission> granted = Permission.granted(name);
      permissions.addAll(granted);
      if (granted.isEmpty()) {
        unknown.add(name);
      }
    }
    return new Grants(permissions, List.copyOf(unknown));
  }

  /** The same, where a single star stands for everything: whoever can write it there may. */
  static Grants configured(List<String> names) {
    Grants grants = of(names.stream().filter(name -> !name.equals(EVERYTHING)).toList());
    return names.contains(EVERYTHING)
        ? new Grants(EnumSet.allOf(Permission.class), grants.unknown)
        : grants;
  }

  /** What to write instead of an unknown name. */
  static String hint(String unknown) {
    List<String> known = new ArrayList<>(Permission.wildcards());
    Arrays.stream(Permission.values()).map(Permission::wireName).forEach(known::add);
    return Nearest.of(unknown, known)
        .map(name -> "nearest known: " + name)
        .orElse("known: " + String.join(", ", known));
  }
}

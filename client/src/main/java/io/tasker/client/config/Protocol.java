package io.tasker.client.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** By which protocol calls travel. */
public enum Protocol {
  /** JSON over HTTP. */
  REST,
  /** gRPC. */
  GRPC;

  /** The name in files and variables: {@code rest} or {@code grpc}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The protocol with a name; {@code http} is {@code rest}, case does not matter. */
  public static Optional<Protocol> ofName(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(it -> it.wireName().equals(plain) || (it == REST && plain.equals("http")))
        .findFirst();
  }

  /** Every name, as errors list them. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Protocol::wireName).toList();
  }
}

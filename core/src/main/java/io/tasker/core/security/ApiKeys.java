package io.tasker.core.security;

import io.tasker.contract.spi.security.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * API keys and who has them. Keeps digests only, and takes the same time whichever key it is given.
 */
final class ApiKeys {
  private final List<Entry> entries;

  private record Entry(byte[] digest, Caller caller) {}

  /**
   * A key and who has it.
   *
   * @param key the secret
   * @param caller who has it
   */
  record Holder(String key, Caller caller) {
    @Override
    public String toString() {
      return "Holder[key=***, caller=" + caller + "]";
    }
  }

  ApiKeys(List<Holder> holders) {
    entries = holders.stream().map(it -> new Entry(digest(it.key()), it.caller())).toList();
  }

  int size() {
    return entries.size();
  }

  Optional<Caller> find(String key) {
    byte[] digest = digest(key);
    @Nullable Caller found = null;
    for (Entry entry : entries) { // to the end, found or not
      if (MessageDigest.isEqual(entry.digest, digest)) {
        found = entry.caller;
      }
    }
    return Optional.ofNullable(found);
  }

  private static byte[] digest(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

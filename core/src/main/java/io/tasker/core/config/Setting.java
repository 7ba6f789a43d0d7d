package io.tasker.core.config;

/**
 * A key that somebody set.
 *
 * @param key levels joined by dots
 * @param value what was written
 * @param origin where: {@code file:line}, a variable's name or {@code command line}
 * @param hasPlaceholders whether {@code ${VAR}} in the value stands for a variable
 */
record Setting(String key, Raw value, String origin, boolean hasPlaceholders) {}

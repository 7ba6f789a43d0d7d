package io.tasker.bench.chaos.effect;

import io.tasker.worker.handler.StepHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Packs the handler as its author would deliver it. */
public final class HandlerJar {
  private static final List<Class<?>> CLASSES =
      List.of(EffectHandler.class, EffectLog.class, Effect.class);

  private HandlerJar() {}

  /** Writes the jar. */
  public static void write(Path file) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      for (Class<?> type : CLASSES) {
        jar.putNextEntry(new JarEntry(type.getName().replace('.', '/') + ".class"));
        try (InputStream bytes = type.getResourceAsStream(type.getSimpleName() + ".class")) {
          if (bytes == null) {
            throw new IOException("the class file of " + type + " cannot be found");
          }
          bytes.transferTo(jar);
        }
      }
      jar.putNextEntry(new JarEntry("META-INF/services/" + StepHandler.class.getName()));
      jar.write(EffectHandler.class.getName().getBytes(StandardCharsets.UTF_8));
    }
  }
}

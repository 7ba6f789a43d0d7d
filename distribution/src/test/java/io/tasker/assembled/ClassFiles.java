package io.tasker.assembled;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;

/** The classes of some jars, by internal name; those of the JDK are looked up when asked for. */
final class ClassFiles {
  private final Map<String, ClassModel> classes = new HashMap<>();
  private final Map<String, Optional<ClassModel>> ofTheJdk = new HashMap<>();

  static ClassFiles of(List<Path> jars) throws IOException {
    ClassFiles files = new ClassFiles();
    for (Path jar : jars) {
      files.read(jar);
    }
    return files;
  }

  Collection<ClassModel> all() {
    return classes.values();
  }

  Optional<ClassModel> find(String name) {
    ClassModel ours = classes.get(name);
    return ours != null
        ? Optional.of(ours)
        : ofTheJdk.computeIfAbsent(name, ClassFiles::readFromTheJdk);
  }

  private void read(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (var entry : (Iterable<java.util.jar.JarEntry>) file.stream()::iterator) {
        if (isClass(entry.getName())) {
          try (InputStream in = file.getInputStream(entry)) {
            ClassModel model = ClassFile.of().parse(in.readAllBytes());
            classes.putIfAbsent(model.thisClass().asInternalName(), model);
          }
        }
      }
    }
  }

  private static boolean isClass(String entry) {
    return entry.endsWith(".class")
        && !entry.startsWith("META-INF/")
        && !entry.endsWith("module-info.class");
  }

  private static Optional<ClassModel> readFromTheJdk(String name) {
    try (InputStream in =
        ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
      return in == null ? Optional.empty() : Optional.of(ClassFile.of().parse(in.readAllBytes()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

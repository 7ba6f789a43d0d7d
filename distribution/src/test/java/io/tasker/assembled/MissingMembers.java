package io.tasker.assembled;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Methods, fields and supertypes that classes refer to and that nobody has. */
final class MissingMembers {
  private final ClassFiles classes;
  private final String ownerPrefix;
  private final Set<String> missing = new TreeSet<>();
  private int references;

  MissingMembers(ClassFiles classes, String ownerPrefix) {
    this.classes = classes;
    this.ownerPrefix = ownerPrefix;
  }

  /** Looks at every reference of every class to owners with the prefix. */
  Set<String> find() {
    for (ClassModel model : classes.all()) {
      supertypes(model)
          .filter(name -> name.startsWith(ownerPrefix))
          .forEach(name -> checkType(model, name));
      for (PoolEntry entry : model.constantPool()) {
        if (entry instanceof MemberRefEntry member
            && member.owner().asInternalName().startsWith(ownerPrefix)) {
          references++;
          check(model, member);
        }
      }
    }
    return missing;
  }

  /** How many references were looked at. */
  int references() {
    return references;
  }

  private void checkType(ClassModel from, String supertype) {
    references++;
    if (classes.find(supertype).isEmpty()) {
      missing.add(from.thisClass().asInternalName() + " is a " + supertype);
    }
  }

  private void check(ClassModel from, MemberRefEntry member) {
    if (!exists(member)) {
      missing.add(
          "%s -> %s.%s%s"
              .formatted(
                  from.thisClass().asInternalName(),
                  member.owner().asInternalName(),
                  member.name().stringValue(),
                  member.type().stringValue()));
    }
  }

  private boolean exists(MemberRefEntry member) {
    String owner = member.owner().asInternalName();
    if (classes.find(owner).isEmpty()) {
      return false;
    }
    Set<String> seen = new HashSet<>();
    // An interface has the methods of Object without naming it.
    Deque<String> open = new ArrayDeque<>(List.of(owner, "java/lang/Object"));
    while (!open.isEmpty()) {
      ClassModel model = classes.find(open.remove()).orElse(null);
      if (model == null || !seen.add(model.thisClass().asInternalName())) {
        continue;
      }
      if (declares(model, member)) {
        return true;
      }
      supertypes(model).forEach(open::add);
    }
    return false;
  }

  private static Stream<String> supertypes(ClassModel model) {
    return Stream.concat(model.superclass().stream(), model.interfaces().stream())
        .map(ClassEntry::asInternalName);
  }

  private static boolean declares(ClassModel model, MemberRefEntry member) {
    return member instanceof FieldRefEntry
        ? model.fields().stream()
            .anyMatch(f -> same(member, f.fieldName().stringValue(), f.fieldType().stringValue()))
        : model.methods().stream()
            .anyMatch(
                m -> same(member, m.methodName().stringValue(), m.methodType().stringValue()));
  }

  private static boolean same(MemberRefEntry member, String name, String type) {
    return member.name().equalsString(name) && member.type().equalsString(type);
  }
}

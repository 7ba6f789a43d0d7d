/** Reads what the database and the operating system count. */
@NullMarked
package io.tasker.bench.measure;

import org.jspecify.annotations.NullMarked;

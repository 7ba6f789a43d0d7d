/** Shows what was measured: a table for people, JSON for programs. */
@NullMarked
package io.tasker.bench.report;

import org.jspecify.annotations.NullMarked;

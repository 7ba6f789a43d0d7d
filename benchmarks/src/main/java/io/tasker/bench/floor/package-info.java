/** The least that the database must do for a workload: the product's rows, and nothing else. */
@NullMarked
package io.tasker.bench.floor;

import org.jspecify.annotations.NullMarked;

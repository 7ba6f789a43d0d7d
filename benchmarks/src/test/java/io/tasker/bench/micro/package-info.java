/** That the microbenchmarks run, and measure what their names say. */
@NullMarked
package io.tasker.bench.micro;

import org.jspecify.annotations.NullMarked;

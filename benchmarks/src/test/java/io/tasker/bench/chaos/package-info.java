/** Tests of the chaos run: that its judge can find fault, and a small run in full. */
@NullMarked
package io.tasker.bench.chaos;

import org.jspecify.annotations.NullMarked;

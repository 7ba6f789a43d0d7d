/**
 * Step handlers that show how handlers are written, and small ones that tests and load runs need.
 */
@NullMarked
package io.tasker.examples;

import org.jspecify.annotations.NullMarked;

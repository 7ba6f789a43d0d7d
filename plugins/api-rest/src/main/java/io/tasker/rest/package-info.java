/** Serves the operations over HTTP and JSON: the listener, its requests and its endpoints. */
@NullMarked
package io.tasker.rest;

import org.jspecify.annotations.NullMarked;

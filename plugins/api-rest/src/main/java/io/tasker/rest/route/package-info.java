/** Says which endpoint answers a request, and what requests, replies and errors look like. */
@NullMarked
package io.tasker.rest.route;

import org.jspecify.annotations.NullMarked;

/** What goes over one HTTP/2 connection, and what stands between it and the server. */
@NullMarked
package io.tasker.grpc.connection;

import org.jspecify.annotations.NullMarked;

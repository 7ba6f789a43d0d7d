/** Database, server and worker as processes of their own, and load on the server's REST API. */
@NullMarked
package io.tasker.bench.product;

import org.jspecify.annotations.NullMarked;

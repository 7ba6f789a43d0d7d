/** How calls travel: one interface, and one class for each protocol. */
@NullMarked
package io.tasker.client.transport;

import org.jspecify.annotations.NullMarked;

/** What a messaging plugin provides: queues inside the engine's database, or a broker. */
@NullMarked
package io.tasker.contract.spi.messaging;

import org.jspecify.annotations.NullMarked;

/** What an API plugin provides: a listener in front of the operations. */
@NullMarked
package io.tasker.contract.spi.api;

import org.jspecify.annotations.NullMarked;

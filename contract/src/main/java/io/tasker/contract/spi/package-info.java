/** What every kind of plugin shares. */
@NullMarked
package io.tasker.contract.spi;

import org.jspecify.annotations.NullMarked;

/** What an API plugin asks before it lets a call in: who is it, and may he do that? */
@NullMarked
package io.tasker.contract.spi.security;

import org.jspecify.annotations.NullMarked;

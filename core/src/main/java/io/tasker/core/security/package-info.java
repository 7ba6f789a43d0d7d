/** Says who a caller is and what he may do, by API keys and signed tokens. */
@NullMarked
package io.tasker.core.security;

import org.jspecify.annotations.NullMarked;

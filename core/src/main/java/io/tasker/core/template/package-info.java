/** Reads template files, finds them, and writes templates as stored text. */
@NullMarked
package io.tasker.core.template;

import org.jspecify.annotations.NullMarked;

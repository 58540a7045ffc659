/** Events for other systems: what happened to which case, sent only where an administrator allowed. */
@NullMarked
package cn.chaozhou.forum.outgoing;

import org.jspecify.annotations.NullMarked;

/** Issue supervision (问题督办推进): dispatch, limits, lamps, chasing, ladder, closure, look-back. */
@NullMarked
package cn.chaozhou.forum.issue;

import org.jspecify.annotations.NullMarked;

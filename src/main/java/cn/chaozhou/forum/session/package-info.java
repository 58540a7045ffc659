/** The session cycle (期): plan, call, agenda, meeting, minutes. */
@NullMarked
package cn.chaozhou.forum.session;

import org.jspecify.annotations.NullMarked;

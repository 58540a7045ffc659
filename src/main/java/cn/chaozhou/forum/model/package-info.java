/** Models of the process administrator: what may be published, what a release may replace, and what waits beside it. */
@NullMarked
package cn.chaozhou.forum.model;

import org.jspecify.annotations.NullMarked;

/** Notices to people about a case, written in the transaction of the act they tell about, and sent by mail and robots. */
@NullMarked
package cn.chaozhou.forum.notice;

import org.jspecify.annotations.NullMarked;

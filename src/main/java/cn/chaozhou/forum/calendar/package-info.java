/** Working time: the yearly calendar files, business hours, and the named limits of the office. */
@NullMarked
package cn.chaozhou.forum.calendar;

import org.jspecify.annotations.NullMarked;

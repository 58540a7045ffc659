/** What leaves the machine: where it may go, how it is tried again, and the events that other systems are told. */
@NullMarked
package cn.chaozhou.forum.outgoing;

import org.jspecify.annotations.NullMarked;

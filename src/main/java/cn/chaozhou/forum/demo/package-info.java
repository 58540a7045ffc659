/** The demo edition only: its people, its story played through the engine, its movable clock. */
@NullMarked
package cn.chaozhou.forum.demo;

import org.jspecify.annotations.NullMarked;

/**
 * What the product costs beside the bare engine: each class prints a table of medians from runs that take turns.
 * {@code mvn test -Pbenchmarks}
 */
@NullMarked
package cn.chaozhou.forum.benchmark;

import org.jspecify.annotations.NullMarked;

/** Teams, towns, counties, units and departments as data, turned into the engine's people, groups and filters. */
@NullMarked
package cn.chaozhou.forum.organisation;

import org.jspecify.annotations.NullMarked;

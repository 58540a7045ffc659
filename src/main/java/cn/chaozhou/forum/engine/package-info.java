/** Everything that touches Camunda's configuration: deployment, form gate, rights, clock, web security. */
@NullMarked
package cn.chaozhou.forum.engine;

import org.jspecify.annotations.NullMarked;

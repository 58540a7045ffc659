/** The roles of the contract, and who somebody is that asks for something. */
@NullMarked
package cn.chaozhou.forum.role;

import org.jspecify.annotations.NullMarked;

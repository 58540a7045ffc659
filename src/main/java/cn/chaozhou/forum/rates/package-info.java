/** Rates of departments and comparison of teams (比学赶超): outcomes of cases only, each with its formula and its cases. */
@NullMarked
package cn.chaozhou.forum.rates;

import org.jspecify.annotations.NullMarked;

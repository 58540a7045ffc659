/** The organisation as spreadsheets: import with a dry run, export, and the template to fill in. */
@NullMarked
package cn.chaozhou.forum.roster;

import org.jspecify.annotations.NullMarked;

/** FormDrafts (草稿): what somebody has typed into the form of a task and not handed in yet; theirs alone, gone with the task. */
@NullMarked
package cn.chaozhou.forum.draft;

import org.jspecify.annotations.NullMarked;

/** The supervision board (督办看板): every open issue by lamp, owner, county and team, what happened lately, session by session. */
@NullMarked
package cn.chaozhou.forum.board;

import org.jspecify.annotations.NullMarked;

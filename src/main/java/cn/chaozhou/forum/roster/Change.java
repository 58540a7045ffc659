package cn.chaozhou.forum.roster;

import org.jspecify.annotations.Nullable;

/**
 * What a row of a file would change.
 *
 * @param what 新增, 修改 or 结束
 * @param subject code or account, with the name
 * @param detail each field with its old and new value
 * @param writer who may write it, for example 系统管理员
 * @param state {@code planned}, {@code written}, or {@code waiting} for another administrator
 * @param note what it waits for
 */
record Change(
        String sheet,
        int row,
        String what,
        String subject,
        String detail,
        String writer,
        String state,
        @Nullable String note) {

    Change as(String newState, @Nullable String newNote) {
        return new Change(sheet, row, what, subject, detail, writer, newState, newNote);
    }
}

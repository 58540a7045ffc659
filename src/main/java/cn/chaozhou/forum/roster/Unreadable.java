package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.wording.Texts;

/** A file of which not even the cells can be told. */
final class Unreadable {

    private Unreadable() {}

    /** @param why the end of a key of our texts */
    static InputRefused because(String why, Object... arguments) {
        return new InputRefused("file", Texts.of("roster.file"), Texts.of("roster.unreadable." + why, arguments));
    }
}

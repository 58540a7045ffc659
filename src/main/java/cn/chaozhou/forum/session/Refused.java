package cn.chaozhou.forum.session;

import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.wording.Texts;

/** Refusals of the session's forms; the field goes by its name in the texts. */
final class Refused {

    private Refused() {}

    static InputRefused field(String field, String advice) {
        return new InputRefused(field, label(field), advice);
    }

    /** @param index of the row at fault, from 0 */
    static InputRefused row(String list, int index, String field, String advice) {
        return new InputRefused(
                "%s[%d].%s".formatted(list, index, field),
                label(list),
                Texts.of("session.refused.row", index + 1, advice));
    }

    private static String label(String field) {
        return Texts.of("session.field." + field);
    }
}

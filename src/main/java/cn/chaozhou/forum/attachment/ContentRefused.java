package cn.chaozhou.forum.attachment;

import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.wording.Texts;

/** What is wrong with an upload, told so that its sender can do something about it; REST answers 400. */
final class ContentRefused extends InputRefused {

    private ContentRefused(String field, String advice) {
        super(field, Texts.of("attachment.field." + field), advice);
    }

    /** @param why key of the advice, under {@code attachment.refused} */
    static ContentRefused file(String why, Object... arguments) {
        return of("file", why, arguments);
    }

    static ContentRefused of(String field, String why, Object... arguments) {
        return new ContentRefused(field, Texts.of("attachment.refused." + why, arguments));
    }
}

package cn.chaozhou.forum.engine;

import cn.chaozhou.forum.wording.Texts;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;

/** What an answer says that has nothing of its own to say: advice by its status. */
final class StatusTexts {

    private static final Set<Integer> EXPLAINED = Set.of(400, 401, 403, 404, 405, 406, 415, 500, 503);

    private StatusTexts() {}

    static String of(int status) {
        return Texts.of("engine.status." + (EXPLAINED.contains(status) ? status : "other"));
    }

    /** For example NotFound: what a program may tell the answer by. */
    static String name(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Error" : StringUtils.trimAllWhitespace(known.getReasonPhrase());
    }
}

package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.wording.Texts;
import org.jspecify.annotations.Nullable;

/** Why somebody looks at a person's data, takes it out or erases it; it goes to the audit. */
public record Reason(String text) {

    /** As it comes with a request; null where it was left out. */
    public record Typed(@Nullable String reason) {

        /** @throws InputRefused where it says nothing */
        public Reason checked() {
            return of(reason);
        }
    }

    private static final int SHORTEST = 5;
    private static final int LONGEST = 500;

    private static Reason of(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            throw new InputRefused(
                    "reason",
                    Texts.of("organisation.field.reason"),
                    Texts.of("organisation.refused.reason", SHORTEST, LONGEST));
        }
        return new Reason(text);
    }
}

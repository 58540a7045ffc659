package cn.chaozhou.forum.model;

import java.util.regex.Pattern;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;

/** FEEL of tables and forms: it can be read, calls nothing outside, and counts through nothing endless. */
final class FeelCheck {

    private static final int LONGEST = 4000;
    private static final int DEEPEST = 12;
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern OUTSIDE = Pattern.compile("\\b(external|function)\\b");
    /** for i in 1..1000000: the server works these out for every form that is sent. */
    private static final Pattern COUNTING = Pattern.compile("\\b(for|some|every)\\b.*\\bin\\b.*\\.\\.", Pattern.DOTALL);

    private final FeelEngineApi engine = FeelEngineBuilder.forJava().build();

    void expression(String text, @Nullable String element, Faults.OfFile faults) {
        if (isModest(text, element, faults) && engine.parseExpression(text).isFailure()) {
            faults.add(element, "gate.feel.syntax", Fault.shown(text));
        }
    }

    /** A condition of a table's row. */
    void unaryTests(String text, @Nullable String element, Faults.OfFile faults) {
        if (isModest(text, element, faults) && engine.parseUnaryTests(text).isFailure()) {
            faults.add(element, "gate.feel.syntax", Fault.shown(text));
        }
    }

    private static boolean isModest(String text, @Nullable String element, Faults.OfFile faults) {
        String bare = STRING.matcher(text).replaceAll("\"\"");
        if (text.length() > LONGEST || depth(bare) > DEEPEST) {
            faults.add(element, "gate.feel.long", LONGEST, DEEPEST);
        } else if (OUTSIDE.matcher(bare).find() || COUNTING.matcher(bare).find()) {
            faults.add(element, "gate.feel.forbidden", Fault.shown(text));
        } else {
            return true;
        }
        return false;
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (char c : text.toCharArray()) {
            if (c == '(' || c == '[' || c == '{') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            }
        }
        return deepest;
    }
}

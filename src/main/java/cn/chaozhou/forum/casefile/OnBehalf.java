package cn.chaozhou.forum.casefile;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** For which post the person of this thread's request stands in, if they do (代办). */
public final class OnBehalf {

    private static final ThreadLocal<String> POST = new ThreadLocal<>();

    private OnBehalf() {}

    /** Does something for a post, for example 大埕镇工作队队长; what it writes into timelines says so. */
    public static <T> T of(String post, Supplier<T> act) {
        POST.set(post);
        try {
            return act.get();
        } finally {
            POST.remove();
        }
    }

    /** The post, or null where the person acts in their own. */
    public static @Nullable String current() {
        return POST.get();
    }
}

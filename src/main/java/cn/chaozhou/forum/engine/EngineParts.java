package cn.chaozhou.forum.engine;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** What each plugin of the engine needs: to add its part to those of others, and to look into a command. */
public final class EngineParts {

    private EngineParts() {}

    /** The parts that are configured so far, if any, and one more at the end. */
    public static <T> List<T> with(@Nullable List<T> others, T own) {
        List<T> all = others == null ? new ArrayList<>() : new ArrayList<>(others);
        all.add(own);
        return all;
    }

    /**
     * A field of one of the engine's commands, which have no getters.
     *
     * @throws IllegalStateException where this version of the engine has none: a guard must not be silently gone
     */
    public static Field field(Class<?> command, String name) {
        Field field = ReflectionUtils.findField(command, name);
        if (field == null) {
            throw new IllegalStateException("this engine version has no " + command.getSimpleName() + "." + name);
        }
        ReflectionUtils.makeAccessible(field);
        return field;
    }

    /** Puts our own in the place of one of the engine's managers. */
    static <T extends Session> SessionFactory opens(Class<T> type, Supplier<? extends T> own) {
        return new SessionFactory() {

            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return own.get();
            }
        };
    }
}

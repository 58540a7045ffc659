package cn.chaozhou.forum.model;

import cn.chaozhou.forum.engine.DiagramBean;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** The parts of the product that a diagram may name; everything else in the application is out of its reach. */
final class BuildingBlocks {

    private final ApplicationContext beans;

    BuildingBlocks(ApplicationContext beans) {
        this.beans = beans;
    }

    /** Whether the name means a part of the application, and not a variable of the case. */
    boolean isBean(String name) {
        return beans.containsBean(name);
    }

    boolean isStep(String name) {
        return isA(JavaDelegate.class, name);
    }

    boolean isTaskListener(String name) {
        return isA(TaskListener.class, name);
    }

    boolean isDiagramBean(String name) {
        return isA(DiagramBean.class, name);
    }

    /**
     * Whether a bean for diagrams has such a method of its own: what every Java object has, like waiting for ever, is
     * not for diagrams.
     */
    boolean hasMethod(String bean, String method, int arguments) {
        Class<?> type = typeOf(bean);
        return type != null
                && Arrays.stream(type.getMethods())
                        .filter(candidate -> candidate.getDeclaringClass() != Object.class)
                        .filter(candidate -> isNoneOfObject(candidate))
                        .anyMatch(candidate ->
                                candidate.getName().equals(method) && candidate.getParameterCount() == arguments);
    }

    private static boolean isNoneOfObject(Method candidate) {
        return Arrays.stream(Object.class.getMethods())
                .noneMatch(method -> method.getName().equals(candidate.getName()));
    }

    private boolean isA(Class<?> wanted, String name) {
        Class<?> type = typeOf(name);
        return type != null && wanted.isAssignableFrom(type);
    }

    private @Nullable Class<?> typeOf(String name) {
        return beans.containsBean(name) ? beans.getType(name, false) : null;
    }
}

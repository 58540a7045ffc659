package cn.chaozhou.forum.rights;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;

/** The doors of JAX-RS classes, followed through their sub-resources: method and path template. */
final class ResourceDoors {

    private final Set<String> doors = new TreeSet<>();

    /** Types on the way down: a resource that leads to itself would have doors without end. */
    private final Deque<Class<?>> way = new ArrayDeque<>();

    static Set<String> of(Iterable<Class<?>> roots) {
        ResourceDoors found = new ResourceDoors();
        roots.forEach(root -> {
            Path path = root.getAnnotation(Path.class);
            if (path != null) {
                found.follow(root, joined("", path.value()));
            }
        });
        return found.doors;
    }

    private void follow(Class<?> type, String base) {
        if (way.contains(type)) {
            return;
        }
        way.push(type);
        for (Method method : type.getMethods()) {
            String verb = verb(method);
            String path = path(method);
            String template = path == null ? base : joined(base, path);
            if (verb != null) {
                doors.add(verb + " " + (template.isEmpty() ? "/" : template));
            } else if (path != null) {
                follow(method.getReturnType(), template);
            }
        }
        way.pop();
    }

    private static String joined(String base, String path) {
        String added = path.replaceAll("^/|/$", "").replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
        return added.isEmpty() ? base : base + "/" + added;
    }

    /** JAX-RS looks for annotations in what a method overrides, too. */
    private static String verb(Method method) {
        for (Annotation annotation : annotated(method).getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                return http.value();
            }
        }
        return null;
    }

    private static String path(Method method) {
        Path path = annotated(method).getAnnotation(Path.class);
        return path == null ? null : path.value();
    }

    private static Method annotated(Method method) {
        Method found = annotatedIn(method.getDeclaringClass(), method);
        return found == null ? method : found;
    }

    private static Method annotatedIn(Class<?> type, Method method) {
        if (type == null) {
            return null;
        }
        try {
            Method here = type.getDeclaredMethod(method.getName(), method.getParameterTypes());
            for (Annotation annotation : here.getAnnotations()) {
                if (annotation instanceof Path || annotation.annotationType().isAnnotationPresent(HttpMethod.class)) {
                    return here;
                }
            }
        } catch (NoSuchMethodException e) {
            // Then one of its parents has it.
        }
        Method above = annotatedIn(type.getSuperclass(), method);
        for (Class<?> parent : type.getInterfaces()) {
            above = above == null ? annotatedIn(parent, method) : above;
        }
        return above;
    }

    private ResourceDoors() {}
}

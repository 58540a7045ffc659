package cn.chaozhou.forum.engine;

import cn.chaozhou.forum.role.Reader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Keeps every door of the engine's REST shut but those that {@code engine-doors.txt} opens for a person's role. A door
 * that a later version of the engine brings is shut until somebody lists it.
 */
final class EngineDoors implements AuthorizationManager<RequestAuthorizationContext> {

    private static final String EVERYBODY = "everybody";

    /** One door, for the groups of one line. */
    private record Opening(Set<String> groups, String method, PathPattern path) {

        boolean lets(Reader reader) {
            return groups.contains(EVERYBODY) || groups.stream().anyMatch(reader::holds);
        }
    }

    private final List<Opening> openings;
    private final Function<HttpServletRequest, @Nullable Reader> login;

    /**
     * @param bases where the engine's REST hangs
     * @param login who asks; null for a stranger, whom another guard turns away
     */
    EngineDoors(List<String> bases, Function<HttpServletRequest, @Nullable Reader> login) {
        this.openings = lines().flatMap(line -> openings(line, bases))
                .sorted(Comparator.comparing(Opening::path, PathPattern.SPECIFICITY_COMPARATOR))
                .toList();
        this.login = login;
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        Reader reader = login.apply(context.getRequest());
        return new AuthorizationDecision(reader == null || isOpen(context.getRequest(), reader));
    }

    /** {@code /group/create} is also a {@code /group/{id}}: the most exact path decides. */
    private boolean isOpen(HttpServletRequest request, Reader reader) {
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        PathContainer path = RequestPath.parse(request.getRequestURI(), request.getContextPath())
                .pathWithinApplication();
        List<Opening> matching = openings.stream()
                .filter(o -> o.method.equals(method) && o.path.matches(path))
                .toList();
        return matching.stream()
                .takeWhile(o -> o.path.equals(matching.get(0).path))
                .anyMatch(o -> o.lets(reader));
    }

    private static Stream<Opening> openings(String line, List<String> bases) {
        String[] parts = line.split("\\|");
        Set<String> groups = Set.copyOf(words(parts[0]));
        List<Opening> openings = new ArrayList<>();
        for (String method : words(parts[1])) {
            for (String path : words(parts[2])) {
                for (String base : bases) {
                    openings.add(new Opening(groups, method, pattern(base + path)));
                    // JAX-RS ignores a slash at the end, so a door has two names.
                    if (!path.endsWith("**")) {
                        openings.add(new Opening(groups, method, pattern(base + path + "/")));
                    }
                }
            }
        }
        return openings.stream();
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split(" +"));
    }

    private static Stream<String> lines() {
        try {
            return new ClassPathResource("engine-doors.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package cn.chaozhou.forum.privacy;

import cn.chaozhou.forum.privacy.Place.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The catalogue of every place in the database where a person can stand, as {@code privacy/places.txt} lists them. */
@Component
class Places {

    private final List<Place> all;

    Places() {
        try {
            all = new ClassPathResource("privacy/places.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(Places::table)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Place> all() {
        return all;
    }

    private static Stream<Place> table(String line) {
        String[] parts = line.strip().split(" +");
        Map<String, List<String>> columns = Stream.of(parts)
                .skip(1)
                .map(part -> part.split("="))
                .collect(Collectors.toMap(part -> part[0], part -> List.of(part[1].split(","))));
        return Stream.of(Kind.values())
                .flatMap(kind -> columns.getOrDefault(kind.name().toLowerCase(Locale.ROOT), List.of()).stream()
                        .map(column -> new Place(
                                parts[0],
                                column,
                                kind,
                                first(columns, "case"),
                                first(columns, "at"),
                                columns.getOrDefault("shown", List.of()),
                                first(columns, "without"))));
    }

    private static @Nullable String first(Map<String, List<String>> columns, String name) {
        return columns.containsKey(name) ? columns.get(name).get(0) : null;
    }
}

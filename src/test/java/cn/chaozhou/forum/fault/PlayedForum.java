package cn.chaozhou.forum.fault;

import cn.chaozhou.forum.PackagedForum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Demo editions of their own for tests that break them: the story is played once, and each test gets a copy of its data. */
public final class PlayedForum {

    private static @Nullable Path story;

    private PlayedForum() {}

    /** Not started yet, with these settings besides. */
    public static PackagedForum in(Path folder, String... settings) throws Exception {
        Path data = folder.resolve("data");
        copy(story(), data);
        return new PackagedForum(data, Map.of(), settings);
    }

    private static synchronized Path story() throws Exception {
        if (story == null) {
            Path played = Files.createTempDirectory("played").resolve("data");
            try (PackagedForum forum = new PackagedForum(played)) {
                System.out.printf(
                        "the story of the fault tests: %d ms%n", forum.start().toMillis());
            }
            story = played;
        }
        return story;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}

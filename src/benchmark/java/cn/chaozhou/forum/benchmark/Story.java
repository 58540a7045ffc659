package cn.chaozhou.forum.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;

/**
 * What a life is played on.
 *
 * @param sources diagrams and tables, and folders of forms
 * @param people who plays, and their posts
 */
record Story(
        String name,
        List<String> sources,
        Map<String, List<String>> people,
        BiFunction<ProcessEngine, Life.Meter, Life> life) {

    List<Path> files() {
        return sources.stream().map(Path::of).flatMap(Story::filesOf).toList();
    }

    private static Stream<Path> filesOf(Path source) {
        if (!Files.isDirectory(source)) {
            return Stream.of(source);
        }
        try (Stream<Path> files = Files.list(source)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

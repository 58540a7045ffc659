package cn.chaozhou.forum.fault;

import cn.chaozhou.faultpart.FaultPart;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Puts the fault part into a folder of its own, as the packaged jar can be given it. */
final class Part {

    private static final String REGISTER =
            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    private Part() {}

    static Path in(Path folder) throws IOException, URISyntaxException {
        Path part = folder.resolve("part");
        Path classes = Path.of(FaultPart.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path own = Path.of(FaultPart.class.getPackageName().replace('.', '/'));
        Files.createDirectories(part.resolve(own));
        try (Stream<Path> files = Files.list(classes.resolve(own))) {
            for (Path file : files.toList()) {
                Files.copy(file, part.resolve(own).resolve(file.getFileName()));
            }
        }
        Files.createDirectories(part.resolve(REGISTER).getParent());
        Files.writeString(part.resolve(REGISTER), FaultPart.class.getName());
        return part;
    }
}

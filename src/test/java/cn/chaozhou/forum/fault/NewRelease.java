package cn.chaozhou.forum.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The packaged jar as its next release would be: another version, some files changed, some added. */
final class NewRelease {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String VERSION = "Implementation-Version: ";
    private static final String CLASSES = "BOOT-INF/classes/";

    private NewRelease() {}

    /**
     * Writes it.
     *
     * @param version that it says it is
     * @param changes what becomes of the text of these files
     * @param additions files besides, with their text
     */
    static Path of(
            Path jar,
            Path release,
            String version,
            Map<String, UnaryOperator<String>> changes,
            Map<String, String> additions)
            throws IOException {
        try (ZipFile old = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(release);
                ZipOutputStream all = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(old.entries())) {
                String name = entry.getName();
                byte[] bytes;
                try (InputStream content = old.getInputStream(entry)) {
                    bytes = content.readAllBytes();
                }
                if (name.equals(MANIFEST)) {
                    bytes = changed(bytes, text -> text.replaceFirst(VERSION + "\\S+", VERSION + version));
                } else if (name.startsWith(CLASSES) && changes.containsKey(name.substring(CLASSES.length()))) {
                    bytes = changed(bytes, changes.get(name.substring(CLASSES.length())));
                }
                // The loader reads jars within the jar where they stand: they stay as they are stored.
                all.putNextEntry(entry.getMethod() == ZipEntry.STORED ? new ZipEntry(entry) : new ZipEntry(name));
                all.write(bytes);
            }
            for (Map.Entry<String, String> addition : additions.entrySet()) {
                all.putNextEntry(new ZipEntry(CLASSES + addition.getKey()));
                all.write(addition.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return release;
    }

    private static byte[] changed(byte[] bytes, UnaryOperator<String> change) {
        String before = new String(bytes, StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        return after.getBytes(StandardCharsets.UTF_8);
    }
}

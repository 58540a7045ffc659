package cn.chaozhou.forum;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * What the packaged jar is made of. The build itself refuses the versions that the pom bans; here it is seen that what
 * it bans is what really ships, and that the software bill of materials (CycloneDX) leaves nothing out.
 */
class SupplyChainIT {

    private static final Path JAR = Path.of("target/captains-forum.jar");
    private static final String LIBRARIES = "BOOT-INF/lib/";

    private static final Pattern BANNED_BELOW =
            Pattern.compile("<exclude>([^:<]+:[^:<]+):\\(,([^)]+)\\)</exclude><!-- CVE-[0-9-]+ -->");

    /** Left behind by Spring Boot 3.5.16 and Camunda 7.24: without our own version each would be vulnerable. */
    private static final Set<String> PINNED =
            Set.of("org.apache.commons:commons-lang3", "com.nimbusds:nimbus-jose-jwt");

    @Test
    void nothingShipsInAVersionWithAKnownHole() throws Exception {
        Map<String, String> listed = billOfMaterials();
        Map<String, String> firstMended = new TreeMap<>();
        Matcher ban = BANNED_BELOW.matcher(Files.readString(Path.of("pom.xml")));
        while (ban.find()) {
            firstMended.put(ban.group(1), ban.group(2));
        }
        assertThat(firstMended.keySet()).containsAll(PINNED);
        // A ban on something that is no longer there would go unnoticed when it comes back under another name.
        assertThat(listed.keySet()).containsAll(firstMended.keySet());
        assertThat(firstMended).allSatisfy((artifact, mended) -> assertThat(Version.parse(listed.get(artifact)))
                .as(artifact)
                .isGreaterThanOrEqualTo(Version.parse(mended)));
    }

    @Test
    void theBillOfMaterialsListsEveryLibrary() throws Exception {
        Set<String> listed = new TreeSet<>();
        billOfMaterials()
                .forEach((artifact, version) ->
                        listed.add(artifact.substring(artifact.indexOf(':') + 1) + "-" + version));
        assertThat(libraries()).hasSizeGreaterThan(100).allSatisfy(library -> assertThat(listed)
                .anyMatch(name -> library.equals(name + ".jar")
                        || library.startsWith(name + "-") /* classifier */
                        // the one part that Spring Boot's own packaging adds
                        || library.startsWith("spring-boot-jarmode-tools-")));
    }

    /** The two that Camunda brings itself speak its expression languages; the model gate lets no script into a diagram. */
    @Test
    void noScriptEngineShipsButThoseOfExpressions() throws Exception {
        Set<String> engines = new TreeSet<>();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (String library : libraries()) {
                byte[] bytes =
                        jar.getInputStream(jar.getEntry(LIBRARIES + library)).readAllBytes();
                try (JarInputStream inside = new JarInputStream(new ByteArrayInputStream(bytes))) {
                    for (JarEntry entry = inside.getNextJarEntry(); entry != null; entry = inside.getNextJarEntry()) {
                        if (entry.getName().equals("META-INF/services/javax.script.ScriptEngineFactory")) {
                            engines.add(library);
                        }
                    }
                }
            }
        }
        assertThat(engines)
                .allMatch(library -> library.startsWith("camunda-engine-") || library.startsWith("feel-engine-"));
    }

    private static Set<String> libraries() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .collect(toCollection(TreeSet::new));
        }
    }

    /** Versions by group:artifact, as the build wrote them into the jar. */
    private static Map<String, String> billOfMaterials() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            JarEntry file = jar.getJarEntry("META-INF/sbom/application.cdx.json");
            assumeFalse(
                    file == null && "is true".equals(System.getProperty("mavenOffline")),
                    "the plugin writes nothing when Maven is offline");
            InputStream bom = jar.getInputStream(file);
            JsonNode components = new ObjectMapper().readTree(bom).get("components");
            Map<String, String> versions = new TreeMap<>();
            StreamSupport.stream(components.spliterator(), false)
                    .forEach(c -> versions.put(
                            c.get("group").asText() + ":" + c.get("name").asText(),
                            c.get("version").asText()));
            return versions;
        }
    }
}

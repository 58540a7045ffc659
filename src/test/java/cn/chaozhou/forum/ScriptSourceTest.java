package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our pages put people's text in as text: none of the ways by which a browser would take it for markup or code. */
class ScriptSourceTest {

    private static final Pattern MARKUP = Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write"
            + "|createContextualFragment|DOMParser|srcdoc|dangerouslySetInnerHTML|trustAsHtml|ng-bind-html"
            + "|\\beval\\(|new Function|setTimeout\\(['\"]|javascript:|\\.html\\(|\\son[a-z]+\\s*=\\s*['\"]");

    static List<Path> scriptsAndPages() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/main/resources"))) {
            return all.filter(file -> file.toString().matches(".*\\.(js|html)"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scriptsAndPages")
    void textGoesInAsText(Path file) throws IOException {
        assertThat(MARKUP.matcher(Files.readString(file)).results().map(found -> found.group()))
                .isEmpty();
    }
}

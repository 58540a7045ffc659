package cn.chaozhou.forum.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.Reader;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every sentence is found by its key, every key is used, and no sentence is written into the Java sources. */
class TextsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final String SUFFIX = "_zh.properties";

    private static final Set<String> KEYS = new TreeSet<>();
    private static final List<SourceTexts> FILES = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        for (Path file : files(MESSAGES, SUFFIX)) {
            Properties messages = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                messages.load(reader);
            }
            String feature = file.getFileName().toString().replace(SUFFIX, ".");
            messages.stringPropertyNames().forEach(key -> KEYS.add(feature + key));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files(SOURCES, ".java")));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                SourceTexts file = new SourceTexts(unit, positions);
                file.scan(unit, null);
                FILES.add(file);
            }
        }
    }

    @Test
    void argumentsAreFilledInAsTheyAre() {
        assertThat(Texts.of("forms.field.required")).isEqualTo("不能为空，请填写");
        assertThat(Texts.of("forms.text.max", 4000)).isEqualTo("最多 4000 个字，请删减");
        assertThat(Texts.of("session.minutes.question", "市水务局", "2026-01/W-02", "what's {0}?"))
                .isEqualTo("问市水务局（2026-01/W-02）：what's {0}?");
    }

    @Test
    void anUnknownKeyFails() {
        assertThatThrownBy(() -> Texts.of("forms.nothing")).isInstanceOf(MissingResourceException.class);
        assertThatThrownBy(() -> Texts.of("nothing.title")).isInstanceOf(MissingResourceException.class);
    }

    @Test
    void everyKeyInTheSourcesHasItsText() {
        Set<String> missing = new TreeSet<>();
        for (SourceTexts file : FILES) {
            file.keys.stream().filter(key -> !KEYS.contains(key)).forEach(missing::add);
            file.prefixes.stream()
                    .filter(prefix -> KEYS.stream().noneMatch(key -> key.startsWith(prefix)))
                    .forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextIsUsed() {
        assertThat(KEYS).isNotEmpty();
        assertThat(KEYS.stream().filter(key -> FILES.stream().noneMatch(file -> file.uses(key))))
                .isEmpty();
    }

    /** Annotations are left out: those of OpenAPI take constants only. */
    @Test
    void noSentenceIsWrittenIntoTheSources() {
        assertThat(FILES.stream().flatMap(file -> file.sentences.stream())).isEmpty();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    /** The string literals of one source file, outside its annotations. */
    private static final class SourceTexts extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        final Set<String> literals = new TreeSet<>();
        final List<String> sentences = new ArrayList<>();
        final Set<String> keys = new TreeSet<>();
        final Set<String> prefixes = new TreeSet<>();

        SourceTexts(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        /** A prefix that is no more than the feature stands for keys that the same file names. */
        boolean uses(String key) {
            return literals.contains(key)
                    || prefixes.stream()
                            .filter(key::startsWith)
                            .anyMatch(prefix -> prefix.indexOf('.') < prefix.length() - 1
                                    || literals.contains(key.substring(prefix.length())));
        }

        @Override
        public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
            return null;
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
            String text = String.valueOf(literal.getValue());
            literals.add(text);
            if (text.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HAN)) {
                long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, literal));
                sentences.add(unit.getSourceFile().getName() + ":" + line + " " + text);
            }
            return null;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            if (call.getMethodSelect().toString().equals("Texts.of")) {
                new FirstArgument().scan(call.getArguments().get(0), null);
            } else if (call.getMethodSelect().toString().equals("Texts.name")) {
                prefixes.add(String.valueOf(((LiteralTree) call.getArguments().get(0)).getValue()));
            }
            return super.visitMethodInvocation(call, nothing);
        }

        /** Takes the keys out of the expression that chooses or composes one. */
        private final class FirstArgument extends TreeScanner<@Nullable Void, @Nullable Void> {

            @Override
            public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
                keys.add(String.valueOf(literal.getValue()));
                return null;
            }

            @Override
            public @Nullable Void visitBinary(BinaryTree sum, @Nullable Void nothing) {
                ExpressionTree first = sum.getLeftOperand();
                while (first instanceof BinaryTree left) {
                    first = left.getLeftOperand();
                }
                if (first.getKind() == Tree.Kind.STRING_LITERAL) {
                    prefixes.add(String.valueOf(((LiteralTree) first).getValue()));
                }
                return null;
            }

            @Override
            public @Nullable Void visitConditionalExpression(ConditionalExpressionTree choice, @Nullable Void nothing) {
                scan(choice.getTrueExpression(), nothing);
                return scan(choice.getFalseExpression(), nothing);
            }

            @Override
            public @Nullable Void visitCase(CaseTree choice, @Nullable Void nothing) {
                return scan(choice.getBody(), nothing);
            }

            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
                return null;
            }
        }
    }
}

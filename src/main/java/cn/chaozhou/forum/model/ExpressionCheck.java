package cn.chaozhou.forum.model;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstProperty;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Parser;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.jspecify.annotations.Nullable;

/**
 * What an expression of a diagram names, read from its syntax tree and not evaluated: variables of the case and the
 * methods of {@link cn.chaozhou.forum.engine.DiagramBean}s. The engine's own guard (SafeExpressions) refuses the rest
 * at run time; here it is refused before a case stands still.
 */
final class ExpressionCheck {

    private static final int LONGEST = 1000;

    /** Names the engine itself gives to an expression, and what of them a diagram needs. */
    private static final Set<String> SCOPES = Set.of("execution", "task", "caseExecution");

    private static final Set<String> OF_SCOPE = Set.of("processBusinessKey", "businessKey", "id");

    private static final Set<String> FUNCTIONS = Set.of("now", "dateTime");

    /** Questions about a value; nothing that could make a large one. */
    private static final Set<String> METHODS = Set.of(
            "after",
            "before",
            "boolValue",
            "contains",
            "containsKey",
            "doubleValue",
            "elements",
            "endsWith",
            "equals",
            "equalsIgnoreCase",
            "get",
            "hasProp",
            "indexOf",
            "intValue",
            "isEmpty",
            "isNull",
            "length",
            "longValue",
            "numberValue",
            "prop",
            "size",
            "startsWith",
            "stringValue",
            "strip",
            "toString",
            "trim",
            "value");

    private static final Set<String> REFLECTION = Set.of("class", "getClass", "declaringClass", "classLoader");

    private final BuildingBlocks blocks;

    ExpressionCheck(BuildingBlocks blocks) {
        this.blocks = blocks;
    }

    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Adds what is wrong with the text; text without an expression is never wrong. */
    void check(String text, @Nullable String element, Faults.OfFile faults) {
        if (!isExpression(text)) {
            return;
        }
        if (text.length() > LONGEST) {
            faults.add(element, "gate.expression.long", LONGEST);
            return;
        }
        try {
            Reader reader = new Reader(text, element, faults);
            reader.build(text);
            reader.refuseRest();
        } catch (TreeBuilderException | StackOverflowError e) {
            faults.add(element, "gate.expression.syntax", Fault.shown(text));
        }
    }

    /** The engine's own parser, which tells each name it comes across. */
    private final class Reader extends Builder {

        private final String text;
        private final @Nullable String element;
        private final Faults.OfFile faults;
        private final Map<AstNode, String> identifiers = new IdentityHashMap<>();
        private final Map<AstNode, Member> members = new IdentityHashMap<>();
        /** Beans and scopes that no allowed member was taken of: as a whole they are nobody's value. */
        private final Map<AstNode, String> unused = new IdentityHashMap<>();

        Reader(String text, @Nullable String element, Faults.OfFile faults) {
            super(Feature.METHOD_INVOCATIONS);
            this.text = text;
            this.element = element;
            this.faults = faults;
        }

        private record Member(AstNode base, @Nullable String of, String name) {}

        void refuseRest() {
            unused.values().forEach(this::refuse);
        }

        private void refuse(String name) {
            faults.add(element, "gate.expression.name", Fault.shown(text), name);
        }

        @Override
        protected Parser createParser(String expression) {
            return new Parser(this, expression) {

                @Override
                protected AstIdentifier createAstIdentifier(String name, int index) {
                    AstIdentifier node = super.createAstIdentifier(name, index);
                    identifiers.put(node, name);
                    if (SCOPES.contains(name) || blocks.isBean(name)) {
                        unused.put(node, name);
                    }
                    return node;
                }

                @Override
                protected AstFunction createAstFunction(String name, int index, AstParameters params) {
                    if (!FUNCTIONS.contains(name)) {
                        refuse(name + "()");
                    }
                    return super.createAstFunction(name, index, params);
                }

                @Override
                protected AstDot createAstDot(AstNode base, String property, boolean lvalue) {
                    AstDot node = super.createAstDot(base, property, lvalue);
                    member(node, base, property);
                    return node;
                }

                @Override
                protected AstBracket createAstBracket(AstNode base, AstNode property, boolean lvalue, boolean strict) {
                    AstBracket node = super.createAstBracket(base, property, lvalue, strict);
                    // A name that is only known at run time is for lists and maps of the case.
                    member(
                            node,
                            base,
                            property instanceof AstString known ? String.valueOf(known.eval(null, null)) : "[]");
                    return node;
                }

                @Override
                protected AstMethod createAstMethod(AstProperty property, AstParameters params) {
                    Member called = members.get(property);
                    if (called != null && !isCallable(called, params.getCardinality())) {
                        refuse(called.name() + "()");
                    }
                    return super.createAstMethod(property, params);
                }
            };
        }

        private void member(AstNode node, AstNode base, String name) {
            String of = identifiers.get(base);
            members.put(node, new Member(base, of, name));
            if (REFLECTION.contains(name)) {
                refuse(name);
            } else if (of != null && SCOPES.contains(of) && OF_SCOPE.contains(name)) {
                unused.remove(base);
            }
        }

        private boolean isCallable(Member member, int arguments) {
            String of = member.of();
            if (of != null && blocks.isDiagramBean(of) && blocks.hasMethod(of, member.name(), arguments)) {
                unused.remove(member.base());
                return true;
            }
            return METHODS.contains(member.name());
        }
    }
}

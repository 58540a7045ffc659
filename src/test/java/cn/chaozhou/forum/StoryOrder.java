package cn.chaozhou.forum;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** For a story in ordered chapters: after one that failed the others are skipped, for they could only fail with it. */
final class StoryOrder implements ExecutionCondition, TestWatcher {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(StoryOrder.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext chapter) {
        String broken = chapter.getStore(HERE).get(chapter.getRequiredTestClass(), String.class);
        return broken == null
                ? ConditionEvaluationResult.enabled("the story goes on")
                : ConditionEvaluationResult.disabled("the story ended at " + broken);
    }

    @Override
    public void testFailed(ExtensionContext chapter, Throwable cause) {
        chapter.getParent().or(() -> Optional.of(chapter)).ifPresent(c -> c.getStore(HERE)
                .put(chapter.getRequiredTestClass(), chapter.getDisplayName()));
    }
}

package cn.chaozhou.forum.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Numbers that no neighbour on the machine moves: statements and write-ahead log of a whole life. A change that makes the
 * product dearer than the bare engine is seen the day it is made.
 */
class LifeCostTest {

    private static final List<Story> STORIES = List.of(IssueLife.STORY, SessionLife.STORY);

    private static final int ROUNDS = 5;

    /** Of the bare engine's write-ahead log, as promised for every cycle. */
    private static final double LOG = 0.6;

    @ParameterizedTest
    @FieldSource("STORIES")
    void aLifeAsksAndWritesLessThanWithTheBareEngine(Story story) throws Exception {
        try (Lives lives = new Lives(Database.POSTGRESQL, story)) {
            lives.live(2);
            lives.product.begin();
            lives.bare.begin();
            lives.live(ROUNDS);
            assertThat(sum(lives.product.statements())).isLessThanOrEqualTo(sum(lives.bare.statements()));
            assertThat(lives.product.log()).isLessThanOrEqualTo((long) (LOG * lives.bare.log()));
        }
    }

    private static long sum(Map<String, Long> statements) {
        return statements.values().stream().mapToLong(Long::longValue).sum();
    }
}

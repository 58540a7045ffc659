package cn.chaozhou.forum.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Numbers that no neighbour on the machine moves: statements and write-ahead log of an issue's whole life. A change that
 * makes the product dearer than the bare engine is seen the day it is made.
 */
class IssueLifeCostTest {

    private static final int ROUNDS = 5;

    /** Of the bare engine's write-ahead log; measured with the options of forms still in variables. */
    private static final double LOG = 0.75;

    @Test
    void aLifeAsksAndWritesNoMoreThanTheBareEngineDoes() throws Exception {
        try (IssueLives lives = new IssueLives(Database.POSTGRESQL)) {
            lives.live(2);
            lives.product.begin();
            lives.bare.begin();
            lives.live(ROUNDS);
            assertThat(sum(lives.product.statements())).isLessThanOrEqualTo(sum(lives.bare.statements()));
            assertThat(lives.product.log()).isLessThan((long) (LOG * lives.bare.log()));
        }
    }

    private static long sum(Map<String, Long> statements) {
        return statements.values().stream().mapToLong(Long::longValue).sum();
    }
}

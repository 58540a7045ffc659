package cn.chaozhou.forum.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ForumTest
class NumberSeriesTest {

    @Autowired
    NumberSeries numbers;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void parallelStartsGetEveryNumberOnceAndRollbacksGiveTheirsBack() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> start = () -> new TransactionTemplate(transactions).execute(s -> numbers.next("WT-2099"));
            Callable<Integer> failing = () -> new TransactionTemplate(transactions).execute(s -> {
                numbers.next("WT-2099");
                s.setRollbackOnly();
                return 0;
            });
            List<Future<Integer>> results = pool.invokeAll(IntStream.range(0, 60)
                    .mapToObj(i -> i % 3 == 0 ? failing : start)
                    .toList());
            List<Integer> given = new java.util.ArrayList<>();
            for (Future<Integer> result : results) {
                given.add(result.get());
            }
            given.removeIf(n -> n == 0);
            assertThat(given)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 40).boxed().toList());
        } finally {
            pool.shutdownNow();
        }
    }
}

package cn.chaozhou.forum.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Lets contestants do the same thing in turn, so that a noisy neighbour, a warm cache or a collection of garbage hits all
 * of them alike: of two figures from one of these the ratio can be trusted where neither figure can.
 */
final class Turns {

    /** Then the round that has begun is the last, so that what takes minutes is not asked for hours. */
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Of the thread that asks, in nanoseconds. */
    static long cpu() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private record Contestant(int times, Callable<?> act) {}

    private final Map<String, Contestant> contestants = new LinkedHashMap<>();

    /** The act must return only when it is done; what it returns is thrown away. */
    Turns of(String name, Callable<?> act) {
        return of(name, 1, act);
    }

    /** Of a quick one more can be done in a turn, so that its 95th percentile is one. */
    Turns of(String name, int times, Callable<?> act) {
        contestants.put(name, new Contestant(times, act));
        return this;
    }

    /** The figures of each contestant, by name, without the rounds that only warmed up. */
    Map<String, Figures> take(int warmUp, int rounds) throws Exception {
        Map<String, Figures> figures = new LinkedHashMap<>();
        contestants.keySet().forEach(name -> figures.put(name, new Figures()));
        long begun = System.nanoTime();
        for (int round = 0;
                round < warmUp + rounds && (round <= warmUp || System.nanoTime() - begun < PATIENCE);
                round++) {
            for (var contestant : contestants.entrySet()) {
                for (int time = 0; time < contestant.getValue().times(); time++) {
                    long cpu = THREADS.getCurrentThreadCpuTime();
                    long wall = System.nanoTime();
                    contestant.getValue().act().call();
                    wall = System.nanoTime() - wall;
                    cpu = THREADS.getCurrentThreadCpuTime() - cpu;
                    if (round >= warmUp) {
                        figures.get(contestant.getKey()).add(wall, cpu);
                    }
                }
            }
        }
        return figures;
    }
}

package cn.chaozhou.forum.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Times of one contestant, in milliseconds: on the wall clock, and on the processor by the thread that asked. */
final class Figures {

    private final List<Long> wall = new ArrayList<>();
    private final List<Long> cpu = new ArrayList<>();

    void add(long wallNanos, long cpuNanos) {
        wall.add(wallNanos);
        cpu.add(cpuNanos);
    }

    double median() {
        return part(wall, 0.5);
    }

    double p95() {
        return part(wall, 0.95);
    }

    double cpu() {
        return part(cpu, 0.5);
    }

    private static double part(List<Long> nanos, double share) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1e6;
    }
}

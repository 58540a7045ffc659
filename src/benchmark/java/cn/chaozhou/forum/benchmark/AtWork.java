package cn.chaozhou.forum.benchmark;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** One person who works at an even pace beside what is measured: lists tasks, begins a case, does its first task. */
final class AtWork implements Life.Meter {

    /** Between two acts: five a second, as much as a hundred people who each do something every twenty seconds. */
    private static final long REST = 200;

    /** What a person does again and again, each act told to the meter. */
    interface Round {

        void go(Life.Meter meter) throws Exception;
    }

    private final Figures figures = new Figures();
    private final Round round;
    private volatile boolean over;
    private volatile boolean counts;

    AtWork(Round round) {
        this.round = round;
    }

    /**
     * Works until the other thing is done.
     *
     * @param counts whether it counts, or only warms up
     */
    <T> T during(boolean counts, Callable<T> other) throws Exception {
        this.counts = counts;
        over = false;
        Thread person = new Thread(this::work);
        Throwable[] failed = new Throwable[1];
        person.setUncaughtExceptionHandler((thread, failure) -> failed[0] = failure);
        person.start();
        T answer = other.call();
        over = true;
        person.join();
        if (failed[0] != null) {
            throw new IllegalStateException("the person could not work on", failed[0]);
        }
        return answer;
    }

    private void work() {
        try {
            while (!over) {
                round.go(this);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> T act(String name, Callable<T> act) throws Exception {
        long begin = System.nanoTime();
        T answer = act.call();
        if (!over) {
            if (counts) {
                figures.add(System.nanoTime() - begin, 0);
            }
            TimeUnit.MILLISECONDS.sleep(REST);
        }
        return answer;
    }

    Figures figures() {
        return figures;
    }
}

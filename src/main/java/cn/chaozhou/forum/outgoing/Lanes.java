package cn.chaozhou.forum.outgoing;

import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A thread for each receiver while there is something to do: one that is dead or slow keeps no other waiting. */
@Component
public class Lanes {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final Executor threads;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    Lanes() {
        this(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "outgoing");
            thread.setDaemon(true);
            return thread;
        }));
    }

    /** @param threads where the work is done; a test does it in its own */
    public Lanes(Executor threads) {
        this.threads = threads;
    }

    /** Does the work beside the caller, unless the lane is still at work: then the next call will find what is left. */
    public void run(String lane, Runnable work) {
        if (busy.add(lane)) {
            threads.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.error("sending in lane {} broke off", lane, e);
                } finally {
                    busy.remove(lane);
                }
            });
        }
    }

    @PreDestroy
    void stop() {
        if (threads instanceof ExecutorService service) {
            service.shutdownNow();
        }
    }
}

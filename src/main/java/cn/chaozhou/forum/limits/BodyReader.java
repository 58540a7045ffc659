package cn.chaozhou.forum.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Takes a body in before any door waits for it: no more than its cap, whatever its sender announced, and not slower than
 * a bad line. Only so many are waited for at once, and less patiently when they are many.
 */
@Component
class BodyReader {

    private static final int CHUNK = 8192;

    /** Under pressure everybody gets this part of the usual patience. */
    private static final int HURRY = 4;

    private final Limits limits;
    private final Semaphore readers;
    private final Semaphore streams;

    BodyReader(Limits limits) {
        this.limits = limits;
        this.readers = new Semaphore(limits.readers());
        this.streams = new Semaphore(limits.streams());
    }

    /** Whether the sender announced a body; without one of the two headers HTTP/1.1 has none. */
    static boolean announced(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    byte[] read(HttpServletRequest request, DataSize cap) throws TooMuch {
        acquire();
        try {
            return read(request, cap.toBytes());
        } catch (IOException gone) {
            // Too slow for the container, or not there any more.
            throw TooMuch.of(HttpStatus.REQUEST_TIMEOUT, "limits.slow");
        } finally {
            release();
        }
    }

    void acquire() throws TooMuch {
        if (!readers.tryAcquire()) {
            throw TooMuch.of(HttpStatus.SERVICE_UNAVAILABLE, "limits.busy");
        }
    }

    /** A stream may take long: however many there are, they leave readers to the others. */
    void acquireStream() throws TooMuch {
        acquire();
        if (!streams.tryAcquire()) {
            release();
            throw TooMuch.of(HttpStatus.SERVICE_UNAVAILABLE, "limits.busy");
        }
    }

    void release() {
        readers.release();
    }

    void releaseStream() {
        streams.release();
        release();
    }

    private byte[] read(HttpServletRequest request, long cap) throws IOException, TooMuch {
        InputStream in = request.getInputStream();
        long begin = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        boolean fits = request.getContentLengthLong() <= cap;
        while (fits) {
            int read = in.read(chunk);
            if (read < 0) {
                return body.toByteArray();
            }
            fits = body.size() + read <= cap;
            body.write(chunk, 0, read);
            if (System.nanoTime() - begin > allowed(body.size())) {
                throw TooMuch.of(HttpStatus.REQUEST_TIMEOUT, "limits.slow");
            }
        }
        swallow(in, chunk);
        throw TooMuch.of(HttpStatus.PAYLOAD_TOO_LARGE, "limits.body", shown(cap));
    }

    /** A client that is cut off while it sends never reads why: a fast one may end first. */
    void swallow(InputStream in, byte[] chunk) throws IOException {
        long begin = System.nanoTime();
        long allowed = allowed(0) / 2;
        while (System.nanoTime() - begin < allowed && in.read(chunk) >= 0) {
            // Nothing is kept.
        }
    }

    /** Nanoseconds that so many bytes may have taken. */
    long allowed(long received) {
        long patience = limits.patience().toNanos();
        boolean many = readers.availablePermits() * 2 < limits.readers();
        return (many ? patience / HURRY : patience)
                + Duration.ofSeconds(received / limits.slowest().toBytes()).toNanos();
    }

    /** A cap as people read it. */
    static String shown(long cap) {
        long megabytes = DataSize.ofBytes(cap).toMegabytes();
        return megabytes > 0 ? megabytes + " MB" : DataSize.ofBytes(cap).toKilobytes() + " KB";
    }
}

package cn.chaozhou.forum.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
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
            readers.release();
        }
    }

    private void acquire() throws TooMuch {
        if (!readers.tryAcquire()) {
            throw TooMuch.of(HttpStatus.SERVICE_UNAVAILABLE, "limits.busy");
        }
    }

    /** A stream may take long: however many there are, they leave readers to the others. */
    private void acquireStream() throws TooMuch {
        acquire();
        if (!streams.tryAcquire()) {
            readers.release();
            throw TooMuch.of(HttpStatus.SERVICE_UNAVAILABLE, "limits.busy");
        }
    }

    /** The body for a door that reads it itself. */
    Weighed weighed(HttpServletRequest request, StreamedDoor door) {
        return new Weighed(request, door);
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
    private void swallow(InputStream in, byte[] chunk) throws IOException {
        long begin = System.nanoTime();
        long allowed = allowed(0) / 2;
        while (System.nanoTime() - begin < allowed && in.read(chunk) >= 0) {
            // Nothing is kept.
        }
    }

    private long allowed(long received) {
        long patience = limits.patience().toNanos();
        boolean many = readers.availablePermits() * 2 < limits.readers();
        return (many ? patience / HURRY : patience)
                + Duration.ofSeconds(received / limits.slowest().toBytes()).toNanos();
    }

    /** Says within a stream what {@link TooMuch} says before it. */
    static final class Refused extends IOException {

        private final transient TooMuch why;

        private Refused(TooMuch why) {
            super(why.getMessage());
            this.why = why;
        }

        TooMuch why() {
            return why;
        }
    }

    /** Takes its place among the readers with the first byte that somebody asks for. */
    final class Weighed extends InputStream {

        private final HttpServletRequest request;
        private final StreamedDoor door;
        private final long cap;
        private @Nullable InputStream in;
        private long begin;
        private long received;

        private Weighed(HttpServletRequest request, StreamedDoor door) {
            this.request = request;
            this.door = door;
            cap = door.cap().toBytes();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read;
            try {
                read = opened().read(into, offset, length);
            } catch (Refused refused) {
                throw refused;
            } catch (IOException gone) {
                throw new Refused(TooMuch.of(HttpStatus.REQUEST_TIMEOUT, "limits.slow"));
            }
            received += Math.max(0, read);
            if (received > cap) {
                throw large();
            }
            if (System.nanoTime() - begin > allowed(received)) {
                throw new Refused(TooMuch.of(HttpStatus.REQUEST_TIMEOUT, "limits.slow"));
            }
            return read;
        }

        private InputStream opened() throws IOException {
            if (in == null) {
                try {
                    acquireStream();
                } catch (TooMuch busy) {
                    throw new Refused(busy);
                }
                begin = System.nanoTime();
                in = request.getInputStream();
                if (request.getContentLengthLong() > cap) {
                    throw large();
                }
            }
            return in;
        }

        private Refused large() {
            return new Refused(TooMuch.of(HttpStatus.PAYLOAD_TOO_LARGE, door.text(), shown(cap)));
        }

        /** At the end of the request, whatever was read: lets a fast sender end, who else would not read the answer. */
        void finish() {
            boolean read = in != null;
            if (!read && !readers.tryAcquire()) {
                return;
            }
            try {
                swallow(request.getInputStream(), new byte[CHUNK]);
            } catch (IOException gone) {
                // Nobody sends any more.
                return;
            } finally {
                readers.release();
                if (read) {
                    streams.release();
                }
            }
        }
    }

    private static String shown(long cap) {
        long megabytes = DataSize.ofBytes(cap).toMegabytes();
        return megabytes > 0 ? megabytes + " MB" : DataSize.ofBytes(cap).toKilobytes() + " KB";
    }
}

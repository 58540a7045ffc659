package cn.chaozhou.forum.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The body of a {@link StreamedDoor}. It takes its place among the readers with the first byte that the door asks for:
 * whoever is turned away before takes none.
 */
final class WeighedStream extends InputStream {

    private static final int CHUNK = 8192;

    private final BodyReader reader;
    private final HttpServletRequest request;
    private final StreamedDoor door;
    private final long cap;
    private @Nullable InputStream in;
    private long begin;
    private long received;

    WeighedStream(BodyReader reader, HttpServletRequest request, StreamedDoor door) {
        this.reader = reader;
        this.request = request;
        this.door = door;
        cap = door.cap().toBytes();
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

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        InputStream body = opened();
        int read;
        try {
            read = body.read(into, offset, length);
        } catch (IOException gone) {
            throw slow();
        }
        received += Math.max(0, read);
        if (received > cap) {
            throw large();
        }
        if (System.nanoTime() - begin > reader.allowed(received)) {
            throw slow();
        }
        return read;
    }

    private InputStream opened() throws IOException {
        if (in == null) {
            try {
                reader.acquireStream();
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
        return new Refused(TooMuch.of(HttpStatus.PAYLOAD_TOO_LARGE, door.text(), BodyReader.shown(cap)));
    }

    private static Refused slow() {
        return new Refused(TooMuch.of(HttpStatus.REQUEST_TIMEOUT, "limits.slow"));
    }

    /** At the end of the request, whatever was read: lets a fast sender end, who else would not read the answer. */
    void finish() {
        boolean opened = in != null;
        try {
            if (!opened) {
                reader.acquire();
            }
        } catch (TooMuch busy) {
            // Others need the time more.
            return;
        }
        try {
            reader.swallow(request.getInputStream(), new byte[CHUNK]);
        } catch (IOException gone) {
            // Nobody sends any more.
            return;
        } finally {
            if (opened) {
                reader.releaseStream();
            } else {
                reader.release();
            }
        }
    }
}

package cn.chaozhou.forum.limits;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;

/** A request whose body goes to its door piece by piece, weighed on the way. */
final class StreamedRequest extends HttpServletRequestWrapper {

    private final Body body;

    /** @param weighed opened when the door begins to read: who is turned away before takes no reader's place */
    StreamedRequest(HttpServletRequest request, InputStream weighed) {
        super(request);
        body = new Body(weighed);
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    @Override
    public BufferedReader getReader() {
        throw new IllegalStateException("bytes have no reader");
    }

    private static final class Body extends ServletInputStream {

        private final InputStream weighed;
        private boolean finished;

        Body(InputStream weighed) {
            this.weighed = weighed;
        }

        @Override
        public int read() throws IOException {
            return noted(weighed.read());
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return noted(weighed.read(into, offset, length));
        }

        private int noted(int read) {
            finished |= read < 0;
            return read;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body is read as it comes");
        }
    }
}

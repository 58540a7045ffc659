package cn.chaozhou.forum.engine;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** A response that holds back the body of an error; every other body flows straight through. */
final class HeldErrors extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;
    /** The container writes its own error page then. */
    private boolean sent;

    HeldErrors(HttpServletResponse response) {
        super(response);
    }

    /** An error that nobody else describes: with a body held here or with none at all. */
    boolean isUnexplained() {
        return isError() && !sent && !isCommitted();
    }

    byte[] body() {
        if (writer != null) {
            writer.flush();
        }
        return held.toByteArray();
    }

    private boolean isError() {
        return getStatus() >= SC_BAD_REQUEST;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null && isError()) {
            stream = new HeldStream(held);
        }
        return stream == null ? super.getOutputStream() : stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null && isError()) {
            writer = new PrintWriter(new OutputStreamWriter(held, getCharacterEncoding()));
        }
        return writer == null ? super.getWriter() : writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        // A flush would send the status and headers before the held body is rewritten.
        if (!isError()) {
            super.flushBuffer();
        }
    }

    @Override
    public void reset() {
        super.reset();
        drop();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        drop();
    }

    @Override
    public void sendError(int status) throws IOException {
        drop();
        sent = true;
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        drop();
        sent = true;
        super.sendError(status, message);
    }

    private void drop() {
        held.reset();
        stream = null;
        writer = null;
    }

    private static final class HeldStream extends ServletOutputStream {

        private final ByteArrayOutputStream held;

        HeldStream(ByteArrayOutputStream held) {
            this.held = held;
        }

        @Override
        public void write(int b) {
            held.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            held.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("an error answer is never written asynchronously");
        }
    }
}

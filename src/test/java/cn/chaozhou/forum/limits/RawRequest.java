package cn.chaozhou.forum.limits;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that follows no rules: what it writes goes over the wire as it stands. */
final class RawRequest implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;

    RawRequest(int port) {
        try {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(30_000);
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    RawRequest write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** False once the server has hung up. */
    boolean dribbles() {
        try {
            out.write(' ');
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** All of the answer there is until the server closes the connection. */
    String answer() {
        StringBuilder answer = new StringBuilder();
        byte[] chunk = new byte[4096];
        try {
            for (int n = socket.getInputStream().read(chunk);
                    n >= 0;
                    n = socket.getInputStream().read(chunk)) {
                answer.append(new String(chunk, 0, n, StandardCharsets.UTF_8));
            }
        } catch (IOException reset) {
            // What has arrived counts.
        }
        return answer.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

package cn.chaozhou.forum.fault;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The line between a machine and its database, which a test can cut, block and mend. */
final class Cable implements Closeable {

    private final int target;
    private final int port;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket open;
    private volatile boolean blocked;

    Cable(int target) throws IOException {
        this.target = target;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        mend();
    }

    int port() {
        return port;
    }

    /** Every connection breaks, and none is accepted. */
    synchronized void cut() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
        for (Socket end : ends) {
            end.close();
        }
        ends.clear();
    }

    /** Nothing breaks, and nothing arrives: a firewall that has forgotten its connections. */
    void block() {
        blocked = true;
    }

    synchronized void mend() throws IOException {
        blocked = false;
        if (open == null) {
            ServerSocket door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            open = door;
            daemon(() -> accept(door));
        }
    }

    private void accept(ServerSocket door) {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                ends.add(client);
                ends.add(server);
                daemon(() -> carry(client, server));
                daemon(() -> carry(server, client));
            } catch (IOException e) {
                // Cut, or nobody at the other end.
            }
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                while (blocked) {
                    Thread.sleep(50);
                }
                out.write(bytes, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // Cut.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}

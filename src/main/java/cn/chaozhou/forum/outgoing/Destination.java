package cn.chaozhou.forum.outgoing;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Which addresses something may leave the machine for, wherever an administrator lists one. */
public final class Destination {

    private Destination() {}

    /**
     * Lets pass https, or http to this very machine; without user and password.
     *
     * @param setting names the address in the message; the address itself may hold a key
     * @throws IllegalArgumentException for any other
     */
    public static void check(URI url, String setting) {
        if (url.getHost() == null || url.getUserInfo() != null || !isSafe(url)) {
            throw new IllegalArgumentException(setting + ": https without user and password");
        }
    }

    private static boolean isSafe(URI url) {
        return "https".equalsIgnoreCase(url.getScheme())
                || ("http".equalsIgnoreCase(url.getScheme()) && isLoopback(url.getHost()));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

package cn.chaozhou.forum.login;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where the request of this thread comes from, as guessing is counted: an IPv4 address, or the network of an IPv6 one. */
final class ClientAddress {

    /** A customer of a provider gets a whole /64: counting single addresses would count nothing. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private static final Pattern IPV4 = Pattern.compile("[0-9.]{7,15}");

    private ClientAddress() {}

    /** "local" where no request is at work. */
    static String current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? network(request.getRequest().getRemoteAddr())
                : "local";
    }

    static String network(String address) {
        if (IPV4.matcher(address).matches()) {
            return address;
        } else if (!address.contains(":")) {
            return "unknown";
        }
        try {
            // A literal address: nothing is looked up. A mapped IPv4 address comes back as such.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 4
                    ? InetAddress.getByAddress(bytes).getHostAddress()
                    : HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)) + "::/64";
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}

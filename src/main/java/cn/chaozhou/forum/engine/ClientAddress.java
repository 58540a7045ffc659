package cn.chaozhou.forum.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Remembers where the request of this thread comes from, for what counts guesses or keeps the audit deep inside. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ClientAddress extends OncePerRequestFilter {

    /** A customer of a provider gets a whole /64: counting single addresses would count nothing. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private static final Pattern IPV4 = Pattern.compile("[0-9.]{7,15}");
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CURRENT.set(network(request.getRemoteAddr()));
        try {
            chain.doFilter(request, response);
        } finally {
            CURRENT.remove();
        }
    }

    /** An IPv4 address, the network of an IPv6 one, or "local" where no request is at work. */
    public static String current() {
        String address = CURRENT.get();
        return address == null ? "local" : address;
    }

    public static String network(String address) {
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

package cn.chaozhou.forum.outgoing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** By what a receiver knows that it was us. */
public final class Signatures {

    private static final String METHOD = "HmacSHA256";

    private Signatures() {}

    public static byte[] hmacSha256(String secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance(METHOD);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), METHOD));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + METHOD, e);
        }
    }
}

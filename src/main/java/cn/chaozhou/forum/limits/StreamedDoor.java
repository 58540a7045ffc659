package cn.chaozhou.forum.limits;

import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/**
 * A door that reads its body itself, as it comes: nothing of it is read for whoever is turned away. It is weighed while it
 * is read.
 *
 * @param path exactly this path, by POST
 * @param types of its body, parameters aside
 * @param cap largest body
 * @param text what a sender reads whose body is larger; {0} is the cap
 */
public record StreamedDoor(String path, Set<MediaType> types, DataSize cap, String text) {

    boolean takes(String asked, MediaType type) {
        return path.equals(asked) && types.stream().anyMatch(type::equalsTypeAndSubtype);
    }
}

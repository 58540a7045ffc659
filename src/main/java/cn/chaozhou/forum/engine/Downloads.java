package cn.chaozhou.forum.engine;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files that people take home: saved and never shown, taken for what they say they are, kept by no cache. */
public final class Downloads {

    private Downloads() {}

    /** @param name as the file is called at home, of any letters */
    public static ResponseEntity.BodyBuilder of(String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(name))
                .header("X-Content-Type-Options", "nosniff");
    }

    /** The header of that name, for an answer that is written piece by piece. */
    public static String disposition(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}

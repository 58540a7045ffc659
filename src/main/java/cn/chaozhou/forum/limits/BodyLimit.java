package cn.chaozhou.forum.limits;

import cn.chaozhou.forum.login.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Weighs each request before anything else reads it: what is too large, too slow, too deep or no format of ours ends
 * here. The doors behind, the engine's among them, have no caps of their own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class BodyLimit extends OncePerRequestFilter {

    private static final Pattern ENGINE = Pattern.compile("/(engine-rest|camunda/api)/.*");
    private static final Pattern LISTS = Pattern.compile("/(engine-rest|camunda/api/(engine|cockpit))/.*");

    /** The only doors that take files beside other fields. */
    private static final Pattern UPLOAD = Pattern.compile(
            "/(engine-rest(/engine/[^/]+)?|camunda/api/engine/engine/[^/]+)/(deployment/create|task/[^/]+/attachment/create)/?");

    private final Limits limits;
    private final BodyReader reader;
    private final JsonScan json;
    private final PageLimit pages;
    private final Semaphore uploads;
    private final List<StreamedDoor> streamed;

    BodyLimit(Limits limits, BodyReader reader, JsonScan json, PageLimit pages, List<StreamedDoor> streamed) {
        this.streamed = streamed;
        this.limits = limits;
        this.reader = reader;
        this.json = json;
        this.pages = pages;
        this.uploads = new Semaphore(limits.uploads());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean upload = false;
        WeighedStream stream = null;
        try {
            MediaType type = BodyReader.announced(request) ? type(request) : null;
            upload = isMultipart(type);
            if (upload && !uploads.tryAcquire()) {
                upload = false;
                throw TooMuch.of(HttpStatus.SERVICE_UNAVAILABLE, "limits.busy");
            }
            StreamedDoor door = door(request, type);
            stream = door == null ? null : new WeighedStream(reader, request, door);
            chain.doFilter(stream == null ? weighed(request, type) : new StreamedRequest(request, stream), response);
        } catch (TooMuch refused) {
            refuse(request, response, refused);
        } catch (WeighedStream.Refused refused) {
            refuse(request, response, refused.why());
        } finally {
            if (stream != null) {
                stream.finish();
            }
            if (upload) {
                uploads.release();
            }
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, TooMuch refused)
            throws IOException {
        if (refused.status() != HttpStatus.BAD_REQUEST) {
            // What is left of the body is not worth waiting for.
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        Refusal.write(request, response, refused.status(), String.valueOf(refused.getMessage()));
    }

    private @Nullable StreamedDoor door(HttpServletRequest request, @Nullable MediaType type) {
        return type != null && request.getMethod().equals("POST")
                ? streamed.stream()
                        .filter(door -> door.takes(path(request), type))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private HttpServletRequest weighed(HttpServletRequest request, @Nullable MediaType type) throws TooMuch {
        String path = path(request);
        boolean announced = BodyReader.announced(request);
        boolean lists = LISTS.matcher(path).matches();
        boolean form = isForm(type);
        // Read in any case: a connection on which a body is left can't be used again.
        byte[] body = announced
                ? reader.read(request, isMultipart(type) ? limits.upload() : form ? limits.login() : limits.body())
                : new byte[0];
        String query = lists ? pages.within(request.getQueryString()) : request.getQueryString();
        if (body.length > 0 && !form && !isMultipart(type)) {
            json.check(body, ENGINE.matcher(path).matches());
        }
        return announced || lists ? new ReadRequest(request, body, query) : request;
    }

    /** What the body is; null where its sender doesn't say, which the doors take for JSON or refuse. */
    private @Nullable MediaType type(HttpServletRequest request) throws TooMuch {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported("limits.encoding");
        }
        String header = request.getContentType();
        if (header == null) {
            return null;
        }
        MediaType type;
        try {
            type = MediaType.parseMediaType(header);
        } catch (InvalidMediaTypeException e) {
            throw unsupported("limits.type");
        }
        boolean json = type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
        if (json && type.getCharset() != null && !StandardCharsets.UTF_8.equals(type.getCharset())) {
            // The scan reads UTF-8; a door that read the same bytes as something else would see another text.
            throw unsupported("limits.charset");
        }
        boolean form = isForm(type);
        boolean upload = isMultipart(type) && UPLOAD.matcher(path(request)).matches();
        boolean stream = door(request, type) != null;
        if (!json && !form && !upload && !stream) {
            throw unsupported("limits.type");
        }
        return type;
    }

    private static boolean isMultipart(@Nullable MediaType type) {
        return type != null && type.getType().equals("multipart");
    }

    private static boolean isForm(@Nullable MediaType type) {
        return MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type);
    }

    private static TooMuch unsupported(String what) {
        return TooMuch.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, what);
    }

    /** Decoded, as the container matches it. */
    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }
}

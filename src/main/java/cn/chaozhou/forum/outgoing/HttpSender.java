package cn.chaozhou.forum.outgoing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts to addresses that {@link Destination} lets pass; an answer leads nowhere else, and has a time to come whole. */
public final class HttpSender {

    /** Bytes of an answer that are kept; robots say what they have to say in a hundred. */
    private static final int LONGEST_ANSWER = 10_000;

    private final HttpClient http;
    private final Duration timeout;

    /** @param timeout for connecting, and again for the whole answer */
    public HttpSender(Duration timeout) {
        this.timeout = timeout;
        http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(Redirect.NEVER)
                .build();
    }

    /** What a receiver said; a long body is cut. */
    public record Answer(int status, String body) {

        public boolean isAccepted() {
            return status / 100 == 2;
        }
    }

    /** How long {@link #post} takes at most. */
    public Duration longest() {
        return timeout.multipliedBy(2);
    }

    /** @throws IOException where there was no answer in time */
    public Answer post(URI url, Map<String, String> headers, byte[] body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(timeout).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        // The request's own timeout ends with the headers of the answer; a body could trickle for ever.
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(
                request.build(),
                BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(
                        bytes -> kept.write(bytes, 0, Math.min(bytes.length, LONGEST_ANSWER - kept.size())))));
        try {
            int status = answer.get(longest().toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return new Answer(status, kept.toString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException reason ? reason : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException(e);
        } finally {
            answer.cancel(true);
        }
    }
}

package cn.chaozhou.forum.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** What people look at, asked over HTTP as they ask it, each door by one who may. */
final class Doors {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final Map<String, HttpRequest> doors = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();

    Doors(Product product) {
        address = product.address();
        door("no case at all", "leader", "/api/cases/choices");
        door("board", "leader", "/api/board");
        door("board: lately closed", "leader", "/api/board/movements/CLOSED");
        door("start page", "leader", "/api/overview");
        door("library, first page", "captain.dacheng", "/api/experiences");
        door("library, a word in few", "captain.dacheng", "/api/experiences?words=" + word("第777号"));
        door("answers, first page", "captain.dacheng", "/api/answers");
        door("answers, a word in few", "captain.dacheng", "/api/answers?words=" + word("第777号"));
        door("cases, a number", "supervisor", "/api/cases?words=WT-2025-59990");
        door("cases, a word in few", "supervisor", "/api/cases?words=" + word("999777亩"));
        door("cases, a word in all", "supervisor", "/api/cases?words=" + word("土地"));
        door("issues, page and counts", "supervisor", "/api/cases?kind=issue");
        door("issues of a team", "captain.dacheng", "/api/cases?kind=issue&ended=true");
        door("issues, a word in few", "supervisor", "/api/cases?kind=issue&words=" + word("999777亩"));
        door("issues a captain may read", "captain.dacheng", "/api/issues");
        door("done by me", "supervisor", "/api/done");
        door("begun by me", "captain.dacheng", "/api/begun");
        door("rates of departments, this year", "leader", "/api/rates");
        door("comparison of teams, this year", "leader", "/api/rates/teams");
    }

    private static String word(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void door(String name, String user, String path) {
        doors.put(
                name,
                HttpRequest.newBuilder(URI.create(address + path))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)))
                        .build());
    }

    /** The median of each, in milliseconds; not a number where the door gives up, as a query may take no longer than 30 s. */
    void measure(int warmUp, int rounds, BiConsumer<String, Double> medians) throws Exception {
        for (var door : doors.entrySet()) {
            String name = door.getKey();
            Figures figures = new Turns()
                    .of(name, () -> ask(name, door.getValue()))
                    .take(warmUp, rounds)
                    .get(name);
            medians.accept(name, refused.contains(name) ? Double.NaN : figures.median());
        }
    }

    private String ask(String name, HttpRequest door) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(door, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 && refused.add(name)) {
            System.out.println(door.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}

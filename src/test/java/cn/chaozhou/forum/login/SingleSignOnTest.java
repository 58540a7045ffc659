package cn.chaozhou.forum.login;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.Visitor;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The way to an OpenID Connect provider and back, with a provider that lets everybody in as whom the test says. */
@DoorTest
class SingleSignOnTest {

    private static final String PAGE = "/camunda/app/tasklist/default/";
    private static final Provider PROVIDER = new Provider();

    @LocalServerPort
    int port;

    @Autowired
    DoorTools doors;

    @Autowired
    Accounts accounts;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        String client = "spring.security.oauth2.client.";
        settings.add("forum.oidc.registration", () -> "city");
        settings.add(client + "registration.city.client-id", () -> "forum");
        settings.add(client + "registration.city.client-secret", () -> "known to both");
        settings.add(client + "registration.city.authorization-grant-type", () -> "authorization_code");
        settings.add(client + "registration.city.redirect-uri", () -> "{baseUrl}/login/oauth2/code/{registrationId}");
        settings.add(client + "registration.city.scope", () -> "openid");
        settings.add(client + "provider.city.authorization-uri", () -> PROVIDER.address("/authorize"));
        settings.add(client + "provider.city.token-uri", () -> PROVIDER.address("/token"));
        settings.add(client + "provider.city.jwk-set-uri", () -> PROVIDER.address("/keys"));
        settings.add(client + "provider.city.user-name-attribute", () -> "sub");
    }

    @AfterAll
    static void stop() {
        PROVIDER.server.stop(0);
    }

    @Test
    void whoComesBackHasTheSessionOfTheWebApps() {
        String person = doors.person("captain");
        Visitor visitor = new Visitor(port);
        String before = visitor.sessionId();
        HttpResponse<String> back = logIn(visitor, person);
        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(location(back)).endsWith(PAGE);
        assertThat(visitor.sessionId()).isNotEqualTo(before);
        assertThat(visitor.get(PAGE).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/camunda/api/admin/auth/user/default").body()).contains(person);
        assertThat(visitor.get("/api/sessions").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/engine-rest/task").statusCode()).isEqualTo(200);
        accounts.disable(person, true);
        assertThat(visitor.get("/api/sessions").statusCode()).isEqualTo(401);
    }

    @Test
    void whomWeDoNotKnowStaysOutside() {
        Visitor visitor = new Visitor(port);
        HttpResponse<String> back = logIn(visitor, "somebody.else");
        assertThat(back.statusCode()).isEqualTo(403);
        assertThat(back.body()).contains("没有对应的岗位");
        assertThat(visitor.get("/api/sessions").statusCode()).isEqualTo(401);
    }

    @Test
    void soDoesADisabledPerson() {
        String person = doors.person("captain");
        accounts.disable(person, true);
        assertThat(logIn(new Visitor(port), person).statusCode()).isEqualTo(403);
    }

    @Test
    void anAnswerNobodyAskedForIsRefused() {
        Visitor visitor = new Visitor(port);
        visitor.get(PAGE);
        assertThat(visitor.get("/login/oauth2/code/city?code=1&state=forged").statusCode())
                .isEqualTo(401);
        assertThat(visitor.get("/api/sessions").statusCode()).isEqualTo(401);
    }

    @Test
    void anIdTokenOfAnotherKeyIsRefused() {
        String person = doors.person("captain");
        Visitor visitor = new Visitor(port);
        PROVIDER.forged = true;
        try {
            assertThat(logIn(visitor, person).statusCode()).isEqualTo(401);
        } finally {
            PROVIDER.forged = false;
        }
        assertThat(visitor.get("/api/sessions").statusCode()).isEqualTo(401);
    }

    @Test
    void ourOwnFormStaysForTheDayTheProviderIsDown() {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.get(PAGE + "?local").statusCode()).isEqualTo(200);
        assertThat(visitor.logIn(doors.person("captain"), DoorTools.PASSWORD).statusCode())
                .isEqualTo(200);
        assertThat(visitor.get(PAGE).statusCode()).isEqualTo(200);
    }

    /** From the page over the provider to the answer to its answer. */
    private HttpResponse<String> logIn(Visitor visitor, String person) {
        HttpResponse<String> page = visitor.get(PAGE);
        assertThat(page.statusCode()).isEqualTo(302);
        HttpResponse<String> request = visitor.get(URI.create(location(page)).getPath());
        Map<String, String> asked = query(URI.create(location(request)).getRawQuery());
        assertThat(asked).containsKeys("state", "nonce", "code_challenge").containsEntry("client_id", "forum");
        PROVIDER.person = person;
        PROVIDER.nonce = asked.get("nonce");
        return visitor.get("/login/oauth2/code/city?code=1&state="
                + java.net.URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static Map<String, String> query(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    private static final class Provider {

        private final HttpServer server;
        private final RSAKey key;
        private final RSAKey other;
        volatile String person = "";
        volatile String nonce = "";
        volatile boolean forged;

        Provider() {
            try {
                key = new RSAKeyGenerator(2048).keyID("1").generate();
                other = new RSAKeyGenerator(2048).keyID("1").generate();
                server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            server.createContext("/keys", x -> answer(x, new JWKSet(key.toPublicJWK()).toString()));
            server.createContext("/token", x -> answer(x, tokens()));
            server.start();
        }

        String address(String path) {
            return "http://localhost:" + server.getAddress().getPort() + path;
        }

        private String tokens() {
            try {
                Date now = new Date();
                SignedJWT idToken = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(),
                        new JWTClaimsSet.Builder()
                                .issuer("https://provider.example")
                                .subject("4711")
                                .audience("forum")
                                .claim("nonce", nonce)
                                .claim("preferred_username", person)
                                .issueTime(now)
                                .expirationTime(new Date(now.getTime() + 60_000))
                                .build());
                idToken.sign(new RSASSASigner(forged ? other : key));
                return "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"%s\"}"
                        .formatted(idToken.serialize());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        private static void answer(HttpExchange exchange, String json) throws IOException {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }
    }
}

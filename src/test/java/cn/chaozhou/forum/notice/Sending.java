package cn.chaozhou.forum.notice;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.organisation.Persons;
import cn.chaozhou.forum.organisation.Persons.Person;
import cn.chaozhou.forum.outgoing.Lanes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** An application with a mail server and the robots of three chat groups on this machine; a round sends when told to. */
@ForumTest
@Import(Sending.InCaller.class)
@TestPropertySource(
        properties = {
            "forum.data=target/sending-test",
            "forum.notices.every=PT10H",
            "forum.notices.from=forum@chaozhou.example",
            "forum.notices.timeout=2s",
            "forum.notices.first-retry=1m",
            "forum.notices.most-tries=3",
            "forum.address=https://forum.example/",
            "spring.mail.host=127.0.0.1",
        })
abstract class Sending {

    static final String SECRET = "SEC-between-us";
    static final String NIGHT = "2026-09-24T20:00+08:00";

    /** 25 to 27 September 2026 is a holiday; the 28th, a Monday, opens at 08:30. */
    static final String NEXT_OPENING = "2026-09-28T08:30+08:00";

    static final String CAPTAIN = "captain.dengtang";
    static final String CAPTAINS = "team.dengtang.captain";
    static final String ADDRESS = "captain@example.gov.cn";

    static final List<Post> POSTS = new CopyOnWriteArrayList<>();
    static String answer = "{\"errcode\":0,\"errmsg\":\"ok\"}";
    static int status = 200;
    static final GreenMail MAIL = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final HttpServer ROBOTS = robots();

    @Autowired
    Notices notices;

    @Autowired
    Delivery delivery;

    @Autowired
    Persons persons;

    @Autowired
    ProcessRun run;

    @Autowired
    JdbcClient db;

    @Autowired
    WebApplicationContext context;

    private MockMvc mvc;

    /** What a robot was sent. */
    record Post(URI address, JsonNode body) {

        String text() {
            return body.at("/text/content").asText();
        }
    }

    @TestConfiguration
    static class InCaller {

        @Bean
        @Primary
        Lanes lanesInCaller() {
            return new Lanes(Runnable::run);
        }
    }

    @DynamicPropertySource
    static void ports(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getServerSetup().getPort());
        String robots = "http://localhost:" + ROBOTS.getAddress().getPort();
        robot(registry, 0, "督办群", "wecom", robots + "/wecom?key=1", "supervisor");
        robot(registry, 1, "经办群", "dingtalk", robots + "/dingtalk?access_token=2", "handler");
        registry.add("forum.notices.robots[1].secret", () -> SECRET);
        robot(registry, 2, "领导群", "yuezhengyi", robots + "/yuezhengyi?key=3", "leader,manager");
    }

    private static void robot(
            DynamicPropertyRegistry registry, int index, String name, String kind, String url, String recipients) {
        String prefix = "forum.notices.robots[" + index + "].";
        registry.add(prefix + "name", () -> name);
        registry.add(prefix + "kind", () -> kind);
        registry.add(prefix + "url", () -> url);
        registry.add(prefix + "recipients", () -> recipients);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer robots() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                POSTS.add(new Post(exchange.getRequestURI(), new ObjectMapper().readTree(exchange.getRequestBody())));
                byte[] said = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, said.length);
                exchange.getResponseBody().write(said);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void quietEvening() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        MAIL.start();
        run.now(NIGHT);
        persons.save(new Person(CAPTAIN, "陈大文", null, ADDRESS));
    }

    @AfterEach
    void nothingLeft() {
        MAIL.stop();
        POSTS.clear();
        answer = "{\"errcode\":0,\"errmsg\":\"ok\"}";
        status = 200;
        db.sql("delete from notice_message").update();
        db.sql("update notice set forward_at = null").update();
        db.sql("delete from person").update();
        db.sql("delete from notice_setting").update();
        run.resetClock();
    }

    /** Subject, a line break and the body of each mail that came, for one address. */
    List<String> mails(String address) {
        List<String> texts = new ArrayList<>();
        Stream.of(MAIL.getReceivedMessages()).forEach(mail -> {
            try {
                if (mail.getAllRecipients()[0].toString().equals(address)) {
                    texts.add(mail.getSubject() + "\n"
                            + mail.getContent().toString().replace("\r\n", "\n"));
                }
            } catch (MessagingException | IOException e) {
                throw new AssertionError(e);
            }
        });
        return texts;
    }

    MockHttpServletResponse ask(String who, String method, String path, Object body) {
        try {
            return mvc.perform(MockMvcRequestBuilders.request(HttpMethod.valueOf(method), path)
                            .with(httpBasic(who, "demo"))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(new ObjectMapper().writeValueAsBytes(body)))
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    JsonNode json(MockHttpServletResponse answer) {
        try {
            return new ObjectMapper().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode failures() {
        return json(ask("systemadmin", "GET", "/api/notices/failures", Map.of()));
    }
}

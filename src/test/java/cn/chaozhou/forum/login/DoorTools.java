package cn.chaozhou.forum.login;

import cn.chaozhou.forum.engine.ClientAddress;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** People of a test's own, so that no test finds an account that another has locked. */
class DoorTools {

    static final String SECRET = "a-secret-of-the-operator-2026";
    static final int ADDRESS_ATTEMPTS = 60;
    static final String PASSWORD = "Klar-2026-Wasser";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final IdentityService identities;

    DoorTools(IdentityService identities) {
        this.identities = identities;
    }

    /** Somebody new with the password of all such people. */
    String person(String... groups) {
        return personWith(PASSWORD, groups);
    }

    String personWith(String password, String... groups) {
        String id = "person." + NUMBER.incrementAndGet();
        User user = identities.newUser(id);
        user.setFirstName("人员");
        user.setLastName("");
        user.setPassword(password);
        identities.saveUser(user);
        for (String group : groups) {
            identities.createMembership(id, group);
        }
        return id;
    }

    void setPassword(String user, String password) {
        User found = identities.createUserQuery().userId(user).singleResult();
        found.setPassword(password);
        identities.saveUser(found);
    }

    /** An address that no other test comes from. */
    static String address() {
        int number = NUMBER.incrementAndGet();
        return "10.1." + number / 250 + "." + (number % 250 + 1);
    }

    boolean isRight(String user, String password, String address) {
        return from(address, () -> identities.checkPassword(user, password));
    }

    private static boolean from(String address, BooleanSupplier act) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        boolean[] answer = new boolean[1];
        try {
            new ClientAddress()
                    .doFilter(request, new MockHttpServletResponse(), (q, r) -> answer[0] = act.getAsBoolean());
        } catch (ServletException | IOException e) {
            throw new AssertionError(e);
        }
        return answer[0];
    }
}

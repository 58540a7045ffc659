package cn.chaozhou.forum.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** What kind of door a request knocks at, told by its decoded path. */
final class Door {

    private static final Pattern DATA = Pattern.compile("/(api|engine-rest|camunda/api)(/.*)?");
    private static final Pattern PAGE = Pattern.compile("/camunda/app/(cockpit|admin|tasklist|welcome)/default/?");
    private static final Pattern LOGOUT = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/logout/?");

    private Door() {}

    static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }

    /** Data of cases, people or models, whichever door serves them. */
    static boolean isData(HttpServletRequest request) {
        return DATA.matcher(path(request)).matches();
    }

    /** A page of the web apps, as opposed to its scripts and styles. */
    static boolean isPage(HttpServletRequest request) {
        return PAGE.matcher(path(request)).matches();
    }

    static boolean isLogout(HttpServletRequest request) {
        return "POST".equals(request.getMethod())
                && LOGOUT.matcher(path(request)).matches();
    }

    /** Anything but reading. */
    static boolean changes(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> false;
            default -> true;
        };
    }
}

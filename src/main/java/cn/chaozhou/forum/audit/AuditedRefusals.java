package cn.chaozhou.forum.audit;

import cn.chaozhou.forum.engine.RequestUser;
import cn.chaozhou.forum.wording.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What somebody who is logged in tried and may not do, through whichever door; a model that the gate refused; a task
 * that a colleague holds. It stands outside engine/ErrorTexts, which gives an answer its last status.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AuditedRefusals extends OncePerRequestFilter {

    private final AuditTrail trail;

    AuditedRefusals(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Watched watched = new Watched(request, response);
        chain.doFilter(request, watched);
        watched.keepRefusal();
    }

    /** Keeps a refusal before its answer goes out, so that nobody has learnt of one that is not on record. */
    private final class Watched extends HttpServletResponseWrapper {

        private final HttpServletRequest request;
        private boolean kept;

        Watched(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void sendError(int status) throws IOException {
            setStatus(status);
            keepRefusal();
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            setStatus(status);
            keepRefusal();
            super.sendError(status, message);
        }

        @Override
        public void flushBuffer() throws IOException {
            keepRefusal();
            super.flushBuffer();
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            keepRefusal();
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            keepRefusal();
            return super.getWriter();
        }

        void keepRefusal() {
            String user = RequestUser.of(request);
            if (!kept && user != null && isRefusal(request, getStatus())) {
                kept = true;
                trail.refused(
                        user,
                        Texts.of("audit.refused"),
                        request.getMethod() + " " + request.getRequestURI(),
                        Texts.of("audit.refused.status", getStatus()));
            }
        }
    }

    private static boolean isRefusal(HttpServletRequest request, int status) {
        String path = request.getRequestURI();
        return status == HttpServletResponse.SC_FORBIDDEN
                || (status == HttpServletResponse.SC_CONFLICT && path.contains("/task/"))
                || (status == HttpServletResponse.SC_BAD_REQUEST && path.endsWith("/deployment/create"));
    }
}

package org.vigie.platform.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers with problem details for what fails outside the controllers. */
@Controller
class ProblemErrorController implements ErrorController {
    private static final Logger log = LoggerFactory.getLogger(ProblemErrorController.class);

    private final Problems problems;

    ProblemErrorController(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, problem(request));
    }

    private ProblemDetail problem(HttpServletRequest request) {
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        for (var cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
                cause != null;
                cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problems.of(request, problem);
            }
            if (cause instanceof AuthenticationServiceException) {
                log.error("Tokens cannot be checked for {}", path, cause);
                return problems.of(request, HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
            }
        }
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : 404;
        var status = HttpStatus.resolve(code) == null ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.valueOf(code);
        return problems.of(request, status, Problems.slugOf(status), path);
    }
}

package org.vigie.auth.signin;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.vigie.platform.problem.Problems;
import org.vigie.platform.security.VigieProperties;

/** Shows people a page, and programs problem details, for what fails outside the controllers. */
@Controller
@RequestMapping("${spring.web.error.path:/error}")
class FailurePages implements ErrorController {
    private final Problems problems;
    private final VigieProperties vigie;

    FailurePages(Problems problems, VigieProperties vigie) {
        this.problems = problems;
        this.vigie = vigie;
    }

    @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        var status = status(request);
        var problem = problems.of(request, status, Problems.slugOf(status));
        response.setStatus(status.value());
        model.addAttribute("title", problem.getTitle());
        model.addAttribute("detail", problem.getDetail());
        model.addAttribute("instance", String.valueOf(problem.getInstance()));
        model.addAttribute("home", vigie.publicUrl() + "/");
        return "message";
    }

    @RequestMapping
    void problem(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, status(request));
    }

    private static HttpStatus status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : 404;
        var status = HttpStatus.resolve(code);
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}

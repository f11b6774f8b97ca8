package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
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
        var problem = problems.ofFailed(request);
        response.setStatus(problem.getStatus());
        model.addAttribute("title", problem.getTitle());
        model.addAttribute("detail", problem.getDetail());
        model.addAttribute("instance", String.valueOf(problem.getInstance()));
        model.addAttribute("home", vigie.publicUrl() + "/");
        return "message";
    }

    @RequestMapping
    void problem(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, problems.ofFailed(request));
    }
}

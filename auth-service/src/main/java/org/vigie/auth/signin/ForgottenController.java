package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.auth.audit.Audit;
import org.vigie.auth.links.PasswordLinks;

/** The page for a forgotten password. Its answer is the same, and as fast, whether there is such an account or not. */
@Controller
@RequestMapping("/forgotten")
class ForgottenController {
    private static final String PAGE = "forgotten";

    private final PasswordLinks links;
    private final FailedSignIns attempts;
    private final Audit audit;

    ForgottenController(PasswordLinks links, FailedSignIns attempts, Audit audit) {
        this.links = links;
        this.attempts = attempts;
        this.audit = audit;
    }

    @GetMapping
    String page(Model model) {
        model.addAttribute("canBeSent", links.canBeSent());
        return PAGE;
    }

    @PostMapping
    String submit(
            @RequestParam(defaultValue = "") String username,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var address = request.getRemoteAddr();
        var counted = "forgotten " + username;
        model.addAttribute("canBeSent", links.canBeSent());
        if (!attempts.mayTry(counted, address)) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", String.valueOf(FailedSignIns.WINDOW.toSeconds()));
            model.addAttribute("problem", "sign-in.wait");
            return PAGE;
        }
        audit.add("password.reset-asked", "", "", address, "");
        var locale = LocaleContextHolder.getLocale();
        Thread.ofVirtual().name("reset").start(() -> links.sendReset(username, locale));
        model.addAttribute("asked", true);
        return PAGE;
    }
}

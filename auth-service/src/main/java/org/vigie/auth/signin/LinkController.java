package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.audit.Audit;
import org.vigie.auth.links.PasswordLinks;
import org.vigie.platform.security.VigieProperties;

/** The page a link leads to. Looking at it uses nothing up: programs that fetch links ahead do no harm. */
@Controller
@RequestMapping("/link")
class LinkController {
    private final PasswordLinks links;
    private final NewPassword newPassword;
    private final SignIn signIn;
    private final SignInSession session;
    private final SignInSteps steps;
    private final MessageSource texts;
    private final VigieProperties vigie;
    private final Audit audit;

    LinkController(
            PasswordLinks links,
            NewPassword newPassword,
            SignIn signIn,
            SignInSession session,
            SignInSteps steps,
            MessageSource texts,
            VigieProperties vigie,
            Audit audit) {
        this.links = links;
        this.newPassword = newPassword;
        this.signIn = signIn;
        this.session = session;
        this.steps = steps;
        this.texts = texts;
        this.vigie = vigie;
        this.audit = audit;
    }

    @GetMapping
    String page(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response) {
        return links.whose(token).map(account -> show(account, token, model)).orElseGet(() -> over(model, response));
    }

    @PostMapping
    Object submit(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = links.whose(token);
        if (account.isEmpty()) {
            return over(model, response);
        }
        var who = account.get();
        var problem = newPassword.problem(who, password, repeated);
        if (problem.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", problem.get());
            return show(who, token, model);
        }
        session.leave(request);
        links.forget(who.id());
        newPassword.choose(who, password);
        audit.add("password.chosen-by-link", who.username(), "", request.getRemoteAddr(), "");
        return steps.begin(request, response, signIn.find(who.id()).orElseThrow());
    }

    private String show(Account account, String token, Model model) {
        model.addAttribute("token", token);
        return newPassword.show(account, model);
    }

    private String over(Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        var locale = LocaleContextHolder.getLocale();
        model.addAttribute("title", texts.getMessage("link.over", null, locale));
        model.addAttribute("detail", texts.getMessage("link.over-detail", null, locale));
        model.addAttribute("instance", "");
        model.addAttribute("home", vigie.publicUrl() + "/");
        return "message";
    }
}

package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page. */
@Controller
@RequestMapping("/sign-in")
class SignInController {
    private final SignIn signIn;
    private final SignInSteps steps;
    private final SignInSession session;

    SignInController(SignIn signIn, SignInSteps steps, SignInSession session) {
        this.session = session;
        this.signIn = signIn;
        this.steps = steps;
    }

    @GetMapping
    String page(Model model, HttpServletRequest request, HttpServletResponse response) {
        if (request.getParameter(PageRefusals.STALE) != null) {
            model.addAttribute("problem", "sign-in.stale");
        }
        session.hint(request, response).ifPresent(hint -> model.addAttribute("username", hint));
        return "sign-in";
    }

    @PostMapping
    Object submit(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (signIn.attempt(username, password, request.getRemoteAddr())) {
            case SignIn.Outcome.Accepted(var account) -> steps.begin(request, response, account);
            case SignIn.Outcome.Refused() ->
                again("sign-in.refused", HttpStatus.UNAUTHORIZED, username, model, response);
            case SignIn.Outcome.Locked() -> again("sign-in.locked", HttpStatus.FORBIDDEN, username, model, response);
            case SignIn.Outcome.Restricted() ->
                again("sign-in.restricted", HttpStatus.FORBIDDEN, username, model, response);
            case SignIn.Outcome.Wait() ->
                again("sign-in.wait", HttpStatus.TOO_MANY_REQUESTS, username, model, response);
        };
    }

    private static String again(
            String message, HttpStatus status, String username, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            response.setHeader("Retry-After", String.valueOf(FailedSignIns.WINDOW.toSeconds()));
        }
        model.addAttribute("problem", message);
        model.addAttribute("username", username);
        return "sign-in";
    }
}

package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.audit.Audit;

/** The page on which a person replaces a one-time password by one of her own. */
@Controller
@RequestMapping("/new-password")
class NewPasswordController {
    private final SignIn signIn;
    private final SignInSteps steps;
    private final NewPassword newPassword;
    private final Audit audit;

    NewPasswordController(SignIn signIn, SignInSteps steps, NewPassword newPassword, Audit audit) {
        this.audit = audit;
        this.signIn = signIn;
        this.steps = steps;
        this.newPassword = newPassword;
    }

    @GetMapping
    Object page(HttpServletRequest request, Model model) {
        var account = whoMustChange(request);
        return account.isPresent() ? newPassword.show(account.get(), model) : toSignIn();
    }

    @PostMapping
    Object submit(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = whoMustChange(request);
        if (account.isEmpty()) {
            return toSignIn();
        }
        var problem = newPassword.problem(account.get(), password, repeated);
        if (problem.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", problem.get());
            return newPassword.show(account.get(), model);
        }
        newPassword.choose(account.get(), password);
        audit.add("password.changed", account.get().username(), "", request.getRemoteAddr(), "");
        var changed = signIn.find(account.get().id()).orElseThrow();
        return steps.goOn(request, response, changed);
    }

    private Optional<Account> whoMustChange(HttpServletRequest request) {
        return steps.whoIsAt(SignInSteps.Step.CHOOSE_PASSWORD, request);
    }

    private static View toSignIn() {
        return new RedirectView("/sign-in", true);
    }
}

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
import org.springframework.web.servlet.view.RedirectView;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.audit.Audit;
import org.vigie.auth.secondfactor.SecondFactors;

/** The page that asks for the code of the authenticator application, or for a recovery code. */
@Controller
@RequestMapping("/second-factor")
class SecondFactorController {
    private final SignInSteps steps;
    private final SignInSession session;
    private final SecondFactors factors;
    private final FailedSignIns failures;
    private final Networks networks;
    private final SecondFactorPage secondFactor;
    private final Audit audit;

    SecondFactorController(
            SignInSteps steps,
            SignInSession session,
            SecondFactors factors,
            FailedSignIns failures,
            Networks networks,
            SecondFactorPage secondFactor,
            Audit audit) {
        this.secondFactor = secondFactor;
        this.steps = steps;
        this.session = session;
        this.factors = factors;
        this.failures = failures;
        this.networks = networks;
        this.audit = audit;
    }

    @GetMapping
    Object page(Model model, HttpServletRequest request) {
        var account = steps.whoIsAt(SignInSteps.Step.PROVE, request);
        return account.isPresent() ? secondFactor.show(account.get(), model) : new RedirectView("/sign-in", true);
    }

    @PostMapping
    Object submit(
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = steps.whoIsAt(SignInSteps.Step.PROVE, request);
        if (account.isEmpty()) {
            return new RedirectView("/sign-in", true);
        }
        var who = account.get();
        var counted = "second factor of " + who.id() + place(who, request.getRemoteAddr());
        if (!failures.mayTry(counted, counted)) {
            response.setHeader("Retry-After", String.valueOf(FailedSignIns.WINDOW.toSeconds()));
            return secondFactor.again(who, "second-factor.wait", HttpStatus.TOO_MANY_REQUESTS, model, response);
        }
        if (!accepts(who, code, request)) {
            audit.add("second-factor.refused", "", who.username(), request.getRemoteAddr(), "");
            return secondFactor.again(who, "second-factor.refused", HttpStatus.UNAUTHORIZED, model, response);
        }
        failures.forgive(counted, counted);
        session.proved(request);
        return steps.goOn(request, response, who);
    }

    /** Who guesses with a stolen password stops all strange networks, but not those the person signs in from. */
    private String place(Account who, String address) {
        return networks.knows(who.id(), address) ? " from " + Networks.of(address) : "";
    }

    private boolean accepts(Account who, String code, HttpServletRequest request) {
        if (factors.acceptsCode(who.id(), code)) {
            return true;
        }
        if (factors.acceptsRecoveryCode(who.id(), code)) {
            var left = factors.recoveryCodesLeft(who.id());
            audit.add("second-factor.recovery-code-used", who.username(), "", request.getRemoteAddr(), "left=" + left);
            return true;
        }
        return false;
    }
}

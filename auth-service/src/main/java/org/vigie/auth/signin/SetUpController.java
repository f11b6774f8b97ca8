package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.audit.Audit;
import org.vigie.auth.keys.SealedSecrets;
import org.vigie.auth.secondfactor.SecondFactors;
import org.vigie.platform.security.VigieProperties;

/** The pages on which a person connects an authenticator application and receives her recovery codes. */
@Controller
@RequestMapping("/second-factor")
class SetUpController {
    private static final String PAGE = "second-factor-set-up";
    private static final String PENDING = SignInSession.PENDING_SECRET;

    private final SignInSteps steps;
    private final SecurityGate gate;
    private final SignInSession session;
    private final SecondFactors factors;
    private final SealedSecrets sealed;
    private final VigieProperties vigie;
    private final Audit audit;

    SetUpController(
            SignInSteps steps,
            SecurityGate gate,
            SignInSession session,
            SecondFactors factors,
            SealedSecrets sealed,
            VigieProperties vigie,
            Audit audit) {
        this.steps = steps;
        this.gate = gate;
        this.session = session;
        this.factors = factors;
        this.sealed = sealed;
        this.vigie = vigie;
        this.audit = audit;
    }

    @GetMapping("/set-up")
    Object page(@RequestParam(required = false) @Nullable String refused, Model model, HttpServletRequest request) {
        var account = whoSetsUp(request);
        if (account.isEmpty()) {
            return new RedirectView("/sign-in", true);
        }
        if (refused != null) {
            model.addAttribute("problem", "passkeys.refused");
        }
        show(account.get(), secret(request.getSession()), model);
        return PAGE;
    }

    @PostMapping("/set-up")
    Object submit(
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = whoSetsUp(request);
        if (account.isEmpty()) {
            return new RedirectView("/sign-in", true);
        }
        var who = account.get();
        var secret = secret(request.getSession());
        var codes = factors.add(who.id(), secret, code);
        if (codes.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", "set-up.refused");
            show(who, secret, model);
            return PAGE;
        }
        request.getSession().removeAttribute(PENDING);
        session.proved(request);
        audit.add("second-factor.added", who.username(), "", request.getRemoteAddr(), "");
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("codes", codes.get());
        return "recovery-codes";
    }

    /** After the recovery codes: into the application, or back to it. */
    @PostMapping("/done")
    Object done(HttpServletRequest request, HttpServletResponse response) {
        var halfway = steps.whoIsHalfway(request);
        return halfway.isPresent()
                ? steps.goOn(request, response, halfway.get())
                : new RedirectView(vigie.publicUrl() + "/account");
    }

    private Optional<Account> whoSetsUp(HttpServletRequest request) {
        return steps.whoIsAt(SignInSteps.Step.SET_UP, request).or(() -> gate.whoHasPassed(request));
    }

    /** The secret of this attempt, so that a mistyped code does not mean another picture to scan. */
    private String secret(HttpSession session) {
        if (session.getAttribute(PENDING) instanceof String pending) {
            return sealed.open(PENDING, Base64.getDecoder().decode(pending));
        }
        var secret = factors.newSecret();
        session.setAttribute(PENDING, Base64.getEncoder().encodeToString(sealed.seal(PENDING, secret)));
        return secret;
    }

    private static void show(Account account, String secret, Model model) {
        var name = UriUtils.encode("Vigie:" + account.username(), StandardCharsets.UTF_8);
        model.addAttribute("qr", QrCode.of("otpauth://totp/" + name + "?secret=" + secret + "&issuer=Vigie"));
        model.addAttribute("secret", secret.replaceAll("(.{4})(?=.)", "$1 "));
        model.addAttribute("username", account.username());
    }
}

package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.audit.Audit;
import org.vigie.auth.passkeys.Passkey;
import org.vigie.auth.passkeys.Passkeys;
import org.vigie.auth.secondfactor.SecondFactorPolicy;
import org.vigie.auth.secondfactor.SecondFactors;
import org.vigie.auth.signin.PasskeyChallenges.Purpose;

/** The page on which a person adds, names and removes her passkeys, after proving once more who she is. */
@Controller
class PasskeysController {
    private static final String PAGE = "passkeys";

    /** A passkey as the page shows it. */
    record Line(String id, String name, String added, String used, boolean synced) {}

    private final SecurityGate gate;
    private final SignInSteps steps;
    private final SignInSession session;
    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final SecondFactors factors;
    private final SecondFactorPolicy policy;
    private final MessageSource texts;
    private final Audit audit;

    PasskeysController(
            SecurityGate gate,
            SignInSteps steps,
            SignInSession session,
            Passkeys passkeys,
            PasskeyChallenges challenges,
            SecondFactors factors,
            SecondFactorPolicy policy,
            MessageSource texts,
            Audit audit) {
        this.gate = gate;
        this.steps = steps;
        this.session = session;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.factors = factors;
        this.policy = policy;
        this.texts = texts;
        this.audit = audit;
    }

    @GetMapping("/passkeys")
    Object page(Model model, HttpServletRequest request) {
        var account = gate.whoHasPassed(request);
        return account.isPresent() ? show(account.get(), model) : new RedirectView("/security", true);
    }

    @PostMapping("/passkeys/name")
    Object rename(
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request) {
        gate.whoHasPassed(request)
                .filter(who -> !name.isBlank() && passkeys.rename(who.id(), id, name))
                .ifPresent(who ->
                        audit.add("passkey.renamed", who.username(), "", request.getRemoteAddr(), "name=" + name));
        return new RedirectView("/passkeys", true);
    }

    @PostMapping("/passkeys/removal")
    Object remove(
            @RequestParam(defaultValue = "") String id,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = gate.whoHasPassed(request);
        if (account.isEmpty()) {
            return new RedirectView("/security", true);
        }
        var who = account.get();
        var application = factors.has(who.id());
        if (!application && policy.requires(who) && passkeys.of(who.id()).size() == 1) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("problem", "passkeys.last");
            return show(who, model);
        }
        if (passkeys.remove(who.id(), id)) {
            audit.add("passkey.removed", who.username(), "", request.getRemoteAddr(), "");
        }
        if (!application && !passkeys.has(who.id())) {
            factors.remove(who.id());
        }
        return new RedirectView("/passkeys", true);
    }

    @GetMapping(path = {"/passkeys/name", "/passkeys/removal", "/passkey/registration"})
    RedirectView back() {
        return new RedirectView("/passkeys", true);
    }

    @GetMapping(path = "/passkey/registration/options", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> options(HttpServletRequest request) {
        return whoAdds(request)
                .map(who -> ResponseEntity.ok(
                        passkeys.creationOptions(who, challenges.give(request, Purpose.REGISTRATION))))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.FORBIDDEN).build());
    }

    @PostMapping("/passkey/registration")
    Object register(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String name,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = whoAdds(request);
        if (account.isEmpty()) {
            return new RedirectView("/security", true);
        }
        var who = account.get();
        var halfway = steps.whoIsHalfway(request).isPresent();
        var called = name.isBlank() ? usualName(who) : name;
        var challenge = challenges.take(request, Purpose.REGISTRATION);
        if (challenge.isEmpty() || !passkeys.register(who, challenge.get(), credential, called)) {
            if (halfway) {
                return new RedirectView("/second-factor/set-up?refused", true);
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", "passkeys.refused");
            return show(who, model);
        }
        audit.add("passkey.added", who.username(), "", request.getRemoteAddr(), "name=" + called);
        if (halfway) {
            session.provedByPasskey(request, false);
        }
        if (factors.available() && factors.recoveryCodesLeft(who.id()) == 0) {
            response.setHeader("Cache-Control", "no-store");
            model.addAttribute("codes", factors.newRecoveryCodes(who.id()));
            return "recovery-codes";
        }
        return halfway ? steps.goOn(request, response, who) : new RedirectView("/passkeys", true);
    }

    private Optional<Account> whoAdds(HttpServletRequest request) {
        return passkeys.available()
                ? steps.whoIsAt(SignInSteps.Step.SET_UP, request).or(() -> gate.whoHasPassed(request))
                : Optional.empty();
    }

    private String usualName(Account who) {
        var number = passkeys.of(who.id()).size() + 1;
        return texts.getMessage("passkeys.usual-name", new Object[] {number}, LocaleContextHolder.getLocale());
    }

    private String show(Account who, Model model) {
        model.addAttribute("list", lines(who));
        return PAGE;
    }

    private List<Line> lines(Account who) {
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(LocaleContextHolder.getLocale())
                .withZone(ZoneId.systemDefault());
        return passkeys.of(who.id()).stream()
                .map((Passkey each) -> new Line(
                        each.id(),
                        each.name(),
                        date.format(each.addedAt()),
                        date.format(each.lastUsedAt()),
                        each.synced()))
                .toList();
    }
}

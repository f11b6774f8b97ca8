package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
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
import org.vigie.auth.external.ExternalIdentities;
import org.vigie.auth.external.ExternalIdentity;
import org.vigie.auth.external.Providers;
import org.vigie.auth.passkeys.Passkeys;
import org.vigie.auth.secondfactor.SecondFactorPolicy;
import org.vigie.auth.secondfactor.SecondFactors;
import org.vigie.platform.security.VigieProperties;

/** The page on which a person who is signed in manages her second factor, after giving her password again. */
@Controller
@RequestMapping("/security")
class SecurityController {
    private static final String PAGE = "security";

    private final SecurityGate gate;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final SecondFactorPolicy policy;
    private final ExternalIdentities identities;
    private final Providers providers;
    private final VigieProperties vigie;
    private final Audit audit;

    SecurityController(
            SecurityGate gate,
            SecondFactors factors,
            Passkeys passkeys,
            SecondFactorPolicy policy,
            ExternalIdentities identities,
            Providers providers,
            VigieProperties vigie,
            Audit audit) {
        this.passkeys = passkeys;
        this.identities = identities;
        this.providers = providers;
        this.gate = gate;
        this.factors = factors;
        this.policy = policy;
        this.vigie = vigie;
        this.audit = audit;
    }

    @GetMapping
    Object page(
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String unconfirmed,
            Model model,
            HttpServletRequest request) {
        var account = gate.whoIsSignedIn(request);
        if (account.isEmpty()) {
            return new RedirectView(vigie.publicUrl() + "/account");
        }
        if (refused != null) {
            model.addAttribute("problem", "passkey.refused");
        } else if (unconfirmed != null) {
            model.addAttribute("problem", "external.unconfirmed");
        }
        show(account.get(), model, request);
        return PAGE;
    }

    @PostMapping
    Object submit(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String change,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = gate.whoIsSignedIn(request);
        if (account.isEmpty()) {
            return new RedirectView(vigie.publicUrl() + "/account");
        }
        var who = account.get();
        if (identities.isProvided(who.id())) {
            // no password is kept here of whom a provider sent: it confirms, or a passkey does
            if (gate.whoHasPassed(request).isEmpty()) {
                return new RedirectView("/security", true);
            }
            return change(who, change, model, request, response);
        }
        var problem = gate.refuses(who, password, request);
        if (problem.isPresent()) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute("problem", problem.get());
            show(who, model, request);
            return PAGE;
        }
        return change(who, change, model, request, response);
    }

    private Object change(
            Account who, String change, Model model, HttpServletRequest request, HttpServletResponse response) {
        return switch (change) {
            case "remove" -> remove(who, request);
            case "providers" -> new RedirectView("/security/providers", true);
            case "passkeys" -> new RedirectView("/passkeys", true);
            case "recovery-codes" -> recoveryCodes(who, model, request, response);
            default -> new RedirectView("/second-factor/set-up", true);
        };
    }

    private Object remove(Account who, HttpServletRequest request) {
        var others = passkeys.has(who.id());
        if (others ? factors.removeApplication(who.id()) : !policy.requires(who) && factors.remove(who.id())) {
            audit.add("second-factor.removed", who.username(), who.username(), request.getRemoteAddr(), "");
        }
        return new RedirectView("/security", true);
    }

    private Object recoveryCodes(Account who, Model model, HttpServletRequest request, HttpServletResponse response) {
        if (!factors.has(who.id()) && !passkeys.has(who.id())) {
            return new RedirectView("/security", true);
        }
        audit.add("second-factor.recovery-codes-renewed", who.username(), "", request.getRemoteAddr(), "");
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("codes", factors.newRecoveryCodes(who.id()));
        return "recovery-codes";
    }

    private void show(Account account, Model model, HttpServletRequest request) {
        var provided = identities.of(account.id()).stream()
                .filter(ExternalIdentity::provided)
                .map(ExternalIdentity::provider)
                .findFirst();
        model.addAttribute("provided", provided.orElse(null));
        model.addAttribute("provider", provided.map(providers::nameOf).orElse(""));
        model.addAttribute("open", gate.whoHasPassed(request).isPresent());
        model.addAttribute("username", account.username());
        model.addAttribute("available", factors.available());
        model.addAttribute("has", factors.has(account.id()));
        model.addAttribute("left", factors.recoveryCodesLeft(account.id()));
        var count = passkeys.of(account.id()).size();
        model.addAttribute("passkeyCount", count);
        model.addAttribute("required", count == 0 && policy.requires(account));
        model.addAttribute("back", vigie.publicUrl() + "/account");
    }
}

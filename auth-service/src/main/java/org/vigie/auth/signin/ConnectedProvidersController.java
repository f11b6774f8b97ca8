package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.external.Arrivals;
import org.vigie.auth.external.ExternalIdentities;
import org.vigie.auth.external.Providers;

/** The page on which a person connects her account with those she has at identity providers. */
@Controller
@RequestMapping("/security/providers")
class ConnectedProvidersController {
    /** A provider, and whether the account is connected with it. */
    record Connection(String id, String name, boolean connected) {}

    private final SecurityGate gate;
    private final Providers providers;
    private final ExternalIdentities identities;
    private final Arrivals arrivals;

    ConnectedProvidersController(
            SecurityGate gate, Providers providers, ExternalIdentities identities, Arrivals arrivals) {
        this.gate = gate;
        this.providers = providers;
        this.identities = identities;
        this.arrivals = arrivals;
    }

    @GetMapping
    Object page(@RequestParam(required = false) @Nullable String taken, Model model, HttpServletRequest request) {
        var account = gate.whoHasPassed(request);
        if (account.isEmpty()) {
            return new RedirectView("/security", true);
        }
        if (taken != null) {
            model.addAttribute("problem", "external.taken");
        }
        model.addAttribute("connections", connections(account.get()));
        return "providers";
    }

    @PostMapping
    Object disconnect(@RequestParam(defaultValue = "") String provider, HttpServletRequest request) {
        var account = gate.whoHasPassed(request);
        if (account.isEmpty()) {
            return new RedirectView("/security", true);
        }
        arrivals.disconnect(account.get(), provider, request.getRemoteAddr());
        return new RedirectView("/security/providers", true);
    }

    private List<Connection> connections(Account account) {
        var connected = identities.of(account.id());
        return providers.shown().stream()
                .map(each -> new Connection(
                        each.id(),
                        each.name(),
                        connected.stream().anyMatch(one -> one.provider().equals(each.id()))))
                .toList();
    }
}

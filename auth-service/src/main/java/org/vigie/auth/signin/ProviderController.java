package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.view.RedirectView;
import org.vigie.auth.external.Arrivals;
import org.vigie.auth.external.Providers;

/** Receives who comes from an identity provider, or says why that did not work. */
@Controller
@RequestMapping("/external")
@Conditional(ProviderSignInConfiguration.ThereAreProviders.class)
class ProviderController {
    private static final Logger log = LoggerFactory.getLogger(ProviderController.class);
    private static final Duration JUST_NOW = Duration.ofMinutes(2);
    private static final Set<String> CANCELLED =
            Set.of("access_denied", "login_required", "interaction_required", "consent_required");

    private final Providers providers;
    private final Arrivals arrivals;
    private final SignIn signIn;
    private final SignInSteps steps;
    private final SecurityGate gate;
    private final Clock clock;

    ProviderController(
            Providers providers, Arrivals arrivals, SignIn signIn, SignInSteps steps, SecurityGate gate, Clock clock) {
        this.providers = providers;
        this.arrivals = arrivals;
        this.signIn = signIn;
        this.steps = steps;
        this.gate = gate;
        this.clock = clock;
    }

    /** Reached only by who could not be sent on to the provider. */
    @GetMapping("/start/{id}")
    Object notStarted(@PathVariable String id, Model model, HttpServletRequest request, HttpServletResponse response) {
        if (!(request.getAttribute(ProviderRequests.PROBLEM) instanceof String problem)) {
            return new RedirectView("/sign-in", true);
        }
        if ("external.again".equals(problem)) {
            return new RedirectView("/security", true);
        }
        signIn.refusedByProvider(id, "unavailable", request.getRemoteAddr());
        return again(problem, id, HttpStatus.SERVICE_UNAVAILABLE, model, response);
    }

    @GetMapping("/arrived")
    Object arrived(Model model, HttpServletRequest request, HttpServletResponse response) {
        if (!(request.getAttribute(ProviderSignInConfiguration.ARRIVED) instanceof OAuth2AuthenticationToken token)
                || !(token.getPrincipal() instanceof OidcUser person)) {
            return new RedirectView("/sign-in", true);
        }
        var id = token.getAuthorizedClientRegistrationId();
        return switch (ProviderRequests.takePurpose(request)) {
            case SIGN_IN -> signIn(id, person, model, request, response);
            case CONNECT -> connect(id, person, request);
            case CONFIRM -> confirm(id, person, request);
        };
    }

    @GetMapping("/refused")
    Object refused(Model model, HttpServletRequest request, HttpServletResponse response) {
        if (!(request.getAttribute(ProviderSignInConfiguration.REFUSED) instanceof Exception failure)) {
            return new RedirectView("/sign-in", true);
        }
        var path = String.valueOf(request.getAttribute("jakarta.servlet.forward.servlet_path"));
        var id = path.startsWith(ProviderSignInConfiguration.BACK)
                ? path.substring(ProviderSignInConfiguration.BACK.length())
                : "";
        var code = failure instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : failure.getClass().getSimpleName();
        log.warn("Sign-in by provider {} failed: {} ({})", providers.has(id) ? id : "?", code, failure.getMessage());
        signIn.refusedByProvider(providers.has(id) ? id : "?", code, request.getRemoteAddr());
        ProviderRequests.takePurpose(request);
        return CANCELLED.contains(code)
                ? again("external.cancelled", id, HttpStatus.UNAUTHORIZED, model, response)
                : again("external.failed", id, HttpStatus.UNAUTHORIZED, model, response);
    }

    private Object signIn(
            String id, OidcUser person, Model model, HttpServletRequest request, HttpServletResponse response) {
        var address = request.getRemoteAddr();
        var arrival = arrivals.arrive(id, person, address);
        return switch (signIn.byProvider(id, arrival, address)) {
            case SignIn.Outcome.Accepted(var account) ->
                steps.beginByProvider(request, response, account, id, providers.vouchesForSecondFactor(id, person));
            case SignIn.Outcome.Locked() -> again("sign-in.locked", id, HttpStatus.FORBIDDEN, model, response);
            case SignIn.Outcome.Restricted() -> again("sign-in.restricted", id, HttpStatus.FORBIDDEN, model, response);
            case SignIn.Outcome.Refused(), SignIn.Outcome.Wait() -> {
                var reason = String.valueOf(arrival.refusal())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
                yield again("external." + reason, id, HttpStatus.FORBIDDEN, model, response);
            }
        };
    }

    private Object connect(String id, OidcUser person, HttpServletRequest request) {
        var account = gate.whoHasPassed(request);
        if (account.isEmpty()) {
            return new RedirectView("/security", true);
        }
        var connected = arrivals.connect(account.get(), id, person, request.getRemoteAddr());
        return new RedirectView(connected ? "/security/providers" : "/security/providers?taken", true);
    }

    /** Takes the provider's word that the person is there now, if it says that it has asked her just now. */
    private Object confirm(String id, OidcUser person, HttpServletRequest request) {
        var account = gate.whoIsSignedIn(request);
        var at = person.getIdToken().getAuthenticatedAt();
        if (account.isEmpty()
                || at == null
                || at.isBefore(clock.instant().minus(JUST_NOW))
                || !arrivals.isSame(account.get(), id, person)) {
            return new RedirectView("/security?unconfirmed", true);
        }
        gate.open(request);
        return new RedirectView("/security", true);
    }

    private String again(String problem, String id, HttpStatus status, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        model.addAttribute("problem", problem);
        model.addAttribute("provider", providers.nameOf(id));
        return "sign-in";
    }
}

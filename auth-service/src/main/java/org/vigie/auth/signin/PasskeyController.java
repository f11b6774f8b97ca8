package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.view.RedirectView;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.audit.Audit;
import org.vigie.auth.passkeys.Passkeys;
import org.vigie.auth.signin.PasskeyChallenges.Purpose;

/** Takes a passkey instead of name and password, as second factor, or as proof that the person is still there. */
@Controller
@RequestMapping("/passkey")
class PasskeyController {
    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final SignIn signIn;
    private final SignInSteps steps;
    private final SignInSession session;
    private final SecurityGate gate;
    private final FailedSignIns failures;
    private final SecondFactorPage secondFactor;
    private final Audit audit;

    PasskeyController(
            Passkeys passkeys,
            PasskeyChallenges challenges,
            SignIn signIn,
            SignInSteps steps,
            SignInSession session,
            SecurityGate gate,
            FailedSignIns failures,
            SecondFactorPage secondFactor,
            Audit audit) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.signIn = signIn;
        this.steps = steps;
        this.session = session;
        this.gate = gate;
        this.failures = failures;
        this.secondFactor = secondFactor;
        this.audit = audit;
    }

    @GetMapping(path = "/sign-in/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String signInOptions(HttpServletRequest request) {
        return passkeys.requestOptions(Optional.empty(), challenges.give(request, Purpose.SIGN_IN));
    }

    @GetMapping(path = "/second-factor/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String secondFactorOptions(HttpServletRequest request) {
        var account = steps.whoIsAt(SignInSteps.Step.PROVE, request);
        return passkeys.requestOptions(account, challenges.give(request, Purpose.SECOND_FACTOR));
    }

    @GetMapping(path = "/confirmation/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String confirmationOptions(HttpServletRequest request) {
        return passkeys.requestOptions(gate.whoIsSignedIn(request), challenges.give(request, Purpose.CONFIRMATION));
    }

    @GetMapping("/sign-in")
    RedirectView signInPage() {
        return new RedirectView("/sign-in", true);
    }

    @GetMapping("/second-factor")
    RedirectView secondFactorPage() {
        return new RedirectView("/second-factor", true);
    }

    @GetMapping("/confirmation")
    RedirectView confirmationPage() {
        return new RedirectView("/security", true);
    }

    @PostMapping("/sign-in")
    Object signIn(
            @RequestParam(defaultValue = "") String credential,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var address = request.getRemoteAddr();
        var counted = "passkey " + UUID.randomUUID();
        if (!failures.mayTry(counted, address)) {
            return signInAgain("sign-in.wait", HttpStatus.TOO_MANY_REQUESTS, model, response);
        }
        var who = challenges
                .take(request, Purpose.SIGN_IN)
                .flatMap(challenge -> passkeys.whose(Optional.empty(), challenge, credential));
        return switch (signIn.byPasskey(who, address)) {
            case SignIn.Outcome.Accepted(var account) -> {
                failures.forgive(counted, address);
                yield steps.beginByPasskey(request, response, account);
            }
            case SignIn.Outcome.Locked() -> signInAgain("sign-in.locked", HttpStatus.FORBIDDEN, model, response);
            case SignIn.Outcome.Restricted() ->
                signInAgain("sign-in.restricted", HttpStatus.FORBIDDEN, model, response);
            case SignIn.Outcome.Refused(), SignIn.Outcome.Wait() ->
                signInAgain("passkey.refused", HttpStatus.UNAUTHORIZED, model, response);
        };
    }

    @PostMapping("/second-factor")
    Object secondFactor(
            @RequestParam(defaultValue = "") String credential,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = steps.whoIsAt(SignInSteps.Step.PROVE, request);
        if (account.isEmpty()) {
            return new RedirectView("/sign-in", true);
        }
        var who = account.get();
        if (!isHers(who, Purpose.SECOND_FACTOR, credential, request)) {
            audit.add("second-factor.refused", "", who.username(), request.getRemoteAddr(), "method=passkey");
            return secondFactor.again(who, "passkey.refused", HttpStatus.UNAUTHORIZED, model, response);
        }
        session.provedByPasskey(request, false);
        return steps.goOn(request, response, who);
    }

    @PostMapping("/confirmation")
    Object confirmation(@RequestParam(defaultValue = "") String credential, HttpServletRequest request) {
        var account = gate.whoIsSignedIn(request);
        if (account.isEmpty() || !isHers(account.get(), Purpose.CONFIRMATION, credential, request)) {
            return new RedirectView("/security?refused", true);
        }
        gate.open(request);
        return new RedirectView("/passkeys", true);
    }

    private boolean isHers(Account who, Purpose purpose, String credential, HttpServletRequest request) {
        return challenges
                .take(request, purpose)
                .flatMap(challenge -> passkeys.whose(Optional.of(who), challenge, credential))
                .filter(who.id()::equals)
                .isPresent();
    }

    private static String signInAgain(String problem, HttpStatus status, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            response.setHeader("Retry-After", String.valueOf(FailedSignIns.WINDOW.toSeconds()));
        }
        model.addAttribute("problem", problem);
        return "sign-in";
    }
}

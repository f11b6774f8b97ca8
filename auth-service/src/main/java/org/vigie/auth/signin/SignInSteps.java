package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.passkeys.Passkeys;
import org.vigie.auth.secondfactor.SecondFactorPolicy;
import org.vigie.auth.secondfactor.SecondFactors;

/** What a person must still do before she is in: prove the second factor, choose a password, set a factor up. */
@Component
class SignInSteps {
    /** A step of signing in, and its page. */
    enum Step {
        PROVE("/second-factor"),
        CHOOSE_PASSWORD("/new-password"),
        SET_UP("/second-factor/set-up"),
        NONE("/sign-in");

        private final String page;

        Step(String page) {
            this.page = page;
        }
    }

    private final SignIn signIn;
    private final SignInSession session;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final SecondFactorPolicy policy;

    SignInSteps(
            SignIn signIn, SignInSession session, SecondFactors factors, Passkeys passkeys, SecondFactorPolicy policy) {
        this.signIn = signIn;
        this.session = session;
        this.factors = factors;
        this.passkeys = passkeys;
        this.policy = policy;
    }

    /** Begins with a person whose password was right. */
    View begin(HttpServletRequest request, HttpServletResponse response, Account account) {
        session.halfway(request, account);
        return goOn(request, response, account);
    }

    /** Begins with a person who showed a passkey: neither a password nor another factor is asked of her. */
    View beginByPasskey(HttpServletRequest request, HttpServletResponse response, Account account) {
        session.halfway(request, account);
        session.provedByPasskey(request, true);
        return goOn(request, response, account);
    }

    /** Begins with a person whom an identity provider sent; what it does not vouch for is asked here. */
    View beginByProvider(
            HttpServletRequest request,
            HttpServletResponse response,
            Account account,
            String provider,
            boolean vouched) {
        session.halfway(request, account);
        session.provedByProvider(request, provider, vouched);
        return goOn(request, response, account);
    }

    /** Leads to the next step, or in. */
    View goOn(HttpServletRequest request, HttpServletResponse response, Account account) {
        var step = stepOf(request, account);
        return step == Step.NONE ? session.complete(request, response, account) : new RedirectView(step.page, true);
    }

    /** The person who is at this step in this browser. */
    Optional<Account> whoIsAt(Step step, HttpServletRequest request) {
        return whoIsHalfway(request).filter(account -> stepOf(request, account) == step);
    }

    Optional<Account> whoIsHalfway(HttpServletRequest request) {
        return session.whoIsHalfway(request).flatMap(signIn::find);
    }

    private Step stepOf(HttpServletRequest request, Account account) {
        var has = factors.has(account.id()) || passkeys.has(account.id());
        if (has && !session.hasProved(request)) {
            return Step.PROVE;
        }
        var required = policy.requires(account);
        var tooShort = !has && !required && !account.passwordStandsAlone();
        if ((account.passwordMustChange() || tooShort)
                && !session.cameByPasskey(request)
                && !session.cameByProvider(request)) {
            return Step.CHOOSE_PASSWORD;
        }
        return !has && required && !session.isVouchedFor(request) ? Step.SET_UP : Step.NONE;
    }
}

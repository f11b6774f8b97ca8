package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.passkeys.Passkeys;
import org.vigie.auth.secondfactor.SecondFactors;

/** Shows the page that asks for what a person has as second factor. */
@Component
class SecondFactorPage {
    private final SecondFactors factors;
    private final Passkeys passkeys;

    SecondFactorPage(SecondFactors factors, Passkeys passkeys) {
        this.factors = factors;
        this.passkeys = passkeys;
    }

    String show(Account who, Model model) {
        var application = factors.has(who.id());
        model.addAttribute("byApplication", application);
        model.addAttribute("passkey", passkeys.available() && passkeys.has(who.id()));
        model.addAttribute("code", application || factors.recoveryCodesLeft(who.id()) > 0);
        return "second-factor";
    }

    String again(Account who, String problem, HttpStatus status, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        model.addAttribute("problem", problem);
        return show(who, model);
    }
}
